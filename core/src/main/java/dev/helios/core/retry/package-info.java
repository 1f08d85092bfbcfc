// SPDX-License-Identifier: MIT

/** When to try again what failed. */
@NullMarked
package dev.helios.core.retry;

import org.jspecify.annotations.NullMarked;
