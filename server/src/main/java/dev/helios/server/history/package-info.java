// SPDX-License-Identifier: MIT

/** Judges stored events again: to ask what another flow would have said, and to prove verdicts. */
@NullMarked
package dev.helios.server.history;

import org.jspecify.annotations.NullMarked;
