// SPDX-License-Identifier: MIT
/** Writes verdicts: every revision, the latest state of each case, and the counts of cases. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.verdicts;
