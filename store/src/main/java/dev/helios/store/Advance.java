// SPDX-License-Identifier: MIT
package dev.helios.store;

/**
 * The step that a batch takes in one partition of the log.
 *
 * @param expected where the storekeeper believes to be: the {@code next} of its last step, or what
 *     {@link Storekeeper#progress} said. Offsets have gaps, so this is not the offset of the first
 *     record. For a partition never read before, any start is taken
 * @param next one more than the offset of the last record of the step
 * @param records how many log records the step takes in
 */
public record Advance(LogPartition partition, long expected, long next, int records) {

  public Advance {
    if (expected < 0 || next < expected || records < 0 || records > next - expected) {
      throw new IllegalArgumentException(
          "expected a step forward in %s, found %d to %d with %d records"
              .formatted(partition, expected, next, records));
    }
  }
}
