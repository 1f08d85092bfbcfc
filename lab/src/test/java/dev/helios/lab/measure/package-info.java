// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.measure}. */
@NullMarked
package dev.helios.lab.measure;

import org.jspecify.annotations.NullMarked;
