// SPDX-License-Identifier: MIT
/** HELIOS's promises as commands that anyone can run and that fail when a promise is broken. */
@NullMarked
package dev.helios.proofs;

import org.jspecify.annotations.NullMarked;
