// SPDX-License-Identifier: MIT
/** What was sent and what was answered, on disk. */
@NullMarked
package dev.helios.simulator.ledger;

import org.jspecify.annotations.NullMarked;
