// SPDX-License-Identifier: MIT
/** Compares the ledger with what the server stored and judged, over HTTP only. */
@NullMarked
package dev.helios.simulator.check;

import org.jspecify.annotations.NullMarked;
