// SPDX-License-Identifier: MIT

/** Clouds, identities, events and their data: the values that every module uses. */
@NullMarked
package dev.helios.core.event;

import org.jspecify.annotations.NullMarked;
