// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.proofs;

import org.jspecify.annotations.NullMarked;
