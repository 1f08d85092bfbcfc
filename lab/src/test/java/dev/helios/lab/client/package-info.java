// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.client}. */
@NullMarked
package dev.helios.lab.client;

import org.jspecify.annotations.NullMarked;
