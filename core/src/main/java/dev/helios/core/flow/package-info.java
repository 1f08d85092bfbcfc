// SPDX-License-Identifier: MIT

/** Flows as data: what ought to happen for one business key, and which events are seen for it. */
@NullMarked
package dev.helios.core.flow;

import org.jspecify.annotations.NullMarked;
