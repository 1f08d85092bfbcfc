// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
