// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.ledger}. */
@NullMarked
package dev.helios.lab.ledger;

import org.jspecify.annotations.NullMarked;
