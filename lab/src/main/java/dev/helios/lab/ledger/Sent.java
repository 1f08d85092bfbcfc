// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

/**
 * An attempt that is about to leave. Written before the first byte does.
 *
 * @param key cloud and event id, as {@code aws/x-1}
 * @param sha256 of the event's data, in hex
 * @param atMicros since the epoch
 */
public record Sent(String key, String sha256, long atMicros) implements LedgerLine {}
