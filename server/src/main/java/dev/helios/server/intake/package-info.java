// SPDX-License-Identifier: MIT

/** The one entrance of events: decode, examine, admit, append, measure. */
@NullMarked
package dev.helios.server.intake;

import org.jspecify.annotations.NullMarked;
