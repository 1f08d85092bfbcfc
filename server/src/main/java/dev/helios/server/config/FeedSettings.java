// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.util.List;
import java.util.Set;

/**
 * The live feed: who may listen, and what is kept for those who are slow or come back. Immutable.
 */
public final class FeedSettings {
  static final Setting<Integer> CLIENTS_MAX =
      Setting.number("HELIOS_FEED_CLIENTS_MAX", 1_000, 1, 100_000, "WebSocket clients at once.");
  static final Setting<Integer> BUFFER =
      Setting.number(
          "HELIOS_FEED_BUFFER", 5_000, 5_000, 1_000_000, "Events waiting for one slow client.");
  static final Setting<Integer> RECENT =
      Setting.number(
          "HELIOS_FEED_RECENT",
          20_000,
          100,
          1_000_000,
          "Newest events kept in memory for clients that come back.");
  static final Setting<List<String>> ORIGINS =
      Setting.list(
          "HELIOS_FEED_ORIGINS",
          "",
          "Browser origins let in to the feed besides the server's own and loopback.");

  static final List<Setting<?>> ALL = List.of(CLIENTS_MAX, BUFFER, RECENT, ORIGINS);

  private final Values values;

  FeedSettings(Values values) {
    this.values = values;
  }

  public int clientsMax() {
    return values.get(CLIENTS_MAX);
  }

  /** Events. */
  public int buffer() {
    return values.get(BUFFER);
  }

  /** Events. */
  public int recent() {
    return values.get(RECENT);
  }

  public Set<String> origins() {
    return Set.copyOf(values.get(ORIGINS));
  }
}
