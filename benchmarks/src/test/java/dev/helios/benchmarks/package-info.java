// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.benchmarks;

import org.jspecify.annotations.NullMarked;
