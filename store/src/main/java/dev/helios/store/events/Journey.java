// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event through HELIOS, and the times it came again.
 *
 * @param redeliveries oldest first, at most {@link EventQueries#MAX_REDELIVERIES}
 */
public record Journey(
    Instant occurredAt,
    Instant receivedAt,
    Instant loggedAt,
    Instant storedAt,
    List<Redelivery> redeliveries) {

  public Journey {
    redeliveries = List.copyOf(redeliveries);
  }

  /**
   * The same identity and content once more.
   *
   * @param route how it came, null when it reached the log and the event writer recognised it
   */
  public record Redelivery(Instant receivedAt, @Nullable String route) {}
}
