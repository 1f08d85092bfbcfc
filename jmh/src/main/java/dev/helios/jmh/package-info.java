// SPDX-License-Identifier: MIT
/** Micro-benchmarks of the hot steps, and the store alone; may see every room. */
@NullMarked
package dev.helios.jmh;

import org.jspecify.annotations.NullMarked;
