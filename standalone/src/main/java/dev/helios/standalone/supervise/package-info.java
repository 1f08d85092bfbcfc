// SPDX-License-Identifier: MIT

/** Processes that are started, adopted, watched, started again and stopped in order. */
@NullMarked
package dev.helios.standalone.supervise;

import org.jspecify.annotations.NullMarked;
