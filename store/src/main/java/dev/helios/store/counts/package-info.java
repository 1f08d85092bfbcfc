// SPDX-License-Identifier: MIT
/** Counts that every batch maintains: statistics and the balance. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.counts;
