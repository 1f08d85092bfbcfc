// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.load}. */
@NullMarked
package dev.helios.lab.load;

import org.jspecify.annotations.NullMarked;
