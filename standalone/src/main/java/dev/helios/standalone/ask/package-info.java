// SPDX-License-Identifier: MIT

/**
 * The commands that ask a running server something: {@code whatif}, {@code verify}, {@code
 * backfill}.
 */
@NullMarked
package dev.helios.standalone.ask;

import org.jspecify.annotations.NullMarked;
