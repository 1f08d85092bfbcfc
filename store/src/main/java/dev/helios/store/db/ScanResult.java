// SPDX-License-Identifier: MIT
package dev.helios.store.db;

/**
 * What a bounded reading gave.
 *
 * @param items how many were given to the consumer
 * @param complete whether that was all; false when the bound cut it short
 */
public record ScanResult(int items, boolean complete) {}
