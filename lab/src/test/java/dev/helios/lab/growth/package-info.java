// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.growth}. */
@NullMarked
package dev.helios.lab.growth;

import org.jspecify.annotations.NullMarked;
