// SPDX-License-Identifier: MIT
/** What single parts of the system do alone on the same machine: the ceilings of the whole. */
@NullMarked
package dev.helios.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
