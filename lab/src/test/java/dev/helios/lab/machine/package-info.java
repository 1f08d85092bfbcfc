// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.machine}. */
@NullMarked
package dev.helios.lab.machine;

import org.jspecify.annotations.NullMarked;
