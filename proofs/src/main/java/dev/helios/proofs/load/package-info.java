// SPDX-License-Identifier: MIT
/** The load: a process of its own that survives what it is used to hurt. */
@NullMarked
package dev.helios.proofs.load;

import org.jspecify.annotations.NullMarked;
