// SPDX-License-Identifier: MIT
/** A HELIOS of its own, on its own ports and data, to be hurt. */
@NullMarked
package dev.helios.proofs.system;

import org.jspecify.annotations.NullMarked;
