// SPDX-License-Identifier: MIT
/** Benchmarks of the live feed from within its own package. */
@NullMarked
package dev.helios.server.live;

import org.jspecify.annotations.NullMarked;
