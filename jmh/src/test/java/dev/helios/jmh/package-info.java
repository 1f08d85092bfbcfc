// SPDX-License-Identifier: MIT
/** Tests of what the micro-benchmarks feed their subjects. */
@NullMarked
package dev.helios.jmh;

import org.jspecify.annotations.NullMarked;
