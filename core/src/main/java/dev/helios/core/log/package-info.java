// SPDX-License-Identifier: MIT

/**
 * Places in the log: partitions, offsets, ranges and cursors, and values with their place in it.
 */
@NullMarked
package dev.helios.core.log;

import org.jspecify.annotations.NullMarked;
