// SPDX-License-Identifier: MIT
/** Drops what is older than it has to be kept. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.retention;
