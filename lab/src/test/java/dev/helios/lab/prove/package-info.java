// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.prove}. */
@NullMarked
package dev.helios.lab.prove;

import org.jspecify.annotations.NullMarked;
