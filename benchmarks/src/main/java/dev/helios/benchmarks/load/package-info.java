// SPDX-License-Identifier: MIT
/** The whole-system load run: sends orders to a running HELIOS and measures from outside. */
@NullMarked
package dev.helios.benchmarks.load;

import org.jspecify.annotations.NullMarked;
