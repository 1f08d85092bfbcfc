// SPDX-License-Identifier: MIT
/** The proofs: each causes one kind of fault and says what became of the promise. */
@NullMarked
package dev.helios.lab.fault;

import org.jspecify.annotations.NullMarked;
