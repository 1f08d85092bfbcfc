// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.benchmarks.system;

import org.jspecify.annotations.NullMarked;
