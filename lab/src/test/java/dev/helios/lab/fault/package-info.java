// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.fault}. */
@NullMarked
package dev.helios.lab.fault;

import org.jspecify.annotations.NullMarked;
