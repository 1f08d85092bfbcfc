// SPDX-License-Identifier: MIT

/** The words every room speaks: clouds, identities, events, and what a decoder makes of bytes. */
@NullMarked
package dev.helios.core.event;

import org.jspecify.annotations.NullMarked;
