// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.proofs.ledger;

import org.jspecify.annotations.NullMarked;
