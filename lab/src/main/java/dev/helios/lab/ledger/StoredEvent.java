// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

/**
 * One event as the server says it has it.
 *
 * @param key cloud and event id, as {@code aws/x-1}
 * @param sha256 of the stored data's bytes, in hex
 * @param conflict whether it is kept as other content of a known id
 */
public record StoredEvent(String key, String sha256, boolean conflict) {}
