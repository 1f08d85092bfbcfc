// SPDX-License-Identifier: MIT

/** Judges cases: what the clouds agree on, what is missing, and how much money hangs on it. */
@NullMarked
package dev.helios.core.reconcile;

import org.jspecify.annotations.NullMarked;
