// SPDX-License-Identifier: MIT
package dev.helios.store.counts;

import dev.helios.core.event.Cloud;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Counts of what is stored, from rows that are kept with every batch.
 *
 * @param totalEvents events ever stored, those dropped by retention too
 * @param byCloud the same for each cloud; every cloud is there
 * @param last24h events received in the last 24 hours, from the beginning of a minute
 * @param duplicates copies that were not stored: recognised by the gateway or by the event writer
 * @param conflicts events stored under an identity known with other content
 * @param quarantineOpen deliveries in quarantine that nobody has closed
 * @param amounts at most {@link StatsQueries#MAX_TYPES}, the most frequent first
 */
public record Stats(
    long totalEvents,
    Map<Cloud, Long> byCloud,
    long last24h,
    Map<Cloud, Long> last24hByCloud,
    long duplicates,
    long conflicts,
    long quarantineOpen,
    List<TypeCount> amounts) {

  public Stats {
    byCloud = Map.copyOf(byCloud);
    last24hByCloud = Map.copyOf(last24hByCloud);
    amounts = List.copyOf(amounts);
  }

  /**
   * How many events of a type were ever stored, and the exact sum of their amounts.
   *
   * @param currency as the events name it, empty where they name none
   */
  public record TypeCount(
      Cloud cloud, String type, String currency, long events, BigDecimal amount) {}
}
