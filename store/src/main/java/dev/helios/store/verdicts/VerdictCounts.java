// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

/**
 * What became of the verdicts of a batch.
 *
 * @param stored revisions added
 * @param repeats revisions not newer than the one known of their case
 * @param cases cases that have a new latest revision
 * @param poisoned revisions that the database refused and that are in quarantine now
 */
public record VerdictCounts(int stored, int repeats, int cases, int poisoned) {}
