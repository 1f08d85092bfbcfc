// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

/**
 * What the reconciler made of the event records of a partition, from its beginning to its place:
 * counted by record of the log, redeliveries too.
 *
 * @param place offset of the next record
 * @param judged records that a flow has a step for
 * @param outside records that no flow has
 */
public record ReconcilerTally(int partition, long place, long judged, long outside) {}
