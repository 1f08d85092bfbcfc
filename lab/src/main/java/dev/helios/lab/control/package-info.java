// SPDX-License-Identifier: MIT
/** Deliberately wrong variants. A proof that stays green on one of them is a broken proof. */
@NullMarked
package dev.helios.lab.control;

import org.jspecify.annotations.NullMarked;
