// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.cli}. */
@NullMarked
package dev.helios.lab.cli;

import org.jspecify.annotations.NullMarked;
