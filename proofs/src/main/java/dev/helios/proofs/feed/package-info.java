// SPDX-License-Identifier: MIT
/** Clients of the live feed: quick, slow, stopped, coming back, and one that is wrong. */
@NullMarked
package dev.helios.proofs.feed;

import org.jspecify.annotations.NullMarked;
