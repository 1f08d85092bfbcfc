// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.proofs.faults;

import org.jspecify.annotations.NullMarked;
