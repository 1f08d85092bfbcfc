// SPDX-License-Identifier: MIT
package dev.helios.store.events;

/**
 * What became of the records of a batch of deliveries.
 *
 * @param stored rows added to the events, conflicts among them
 * @param duplicates event records whose identity and content were stored already
 * @param conflicts events stored under an identity known with other content
 * @param quarantined records from the quarantine topic, and foreign ones
 * @param poisoned records that the database refused and that are in quarantine now
 * @param receipts receipts counted
 */
public record DeliveryCounts(
    int stored, int duplicates, int conflicts, int quarantined, int poisoned, int receipts) {}
