// SPDX-License-Identifier: MIT
/** Stalls of the sources. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.incidents;
