// SPDX-License-Identifier: MIT
/** The proofs: each hurts one thing and says what became of the promise. */
@NullMarked
package dev.helios.proofs.faults;

import org.jspecify.annotations.NullMarked;
