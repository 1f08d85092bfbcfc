// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * What the feed counts. {@code helios_feed_delay_seconds} is from receipt to being handed to the
 * clients' sockets. Thread-safe.
 */
public final class FeedMetrics {
  private final MeterRegistry registry;
  private final Timer delay;
  private final Counter stuck;

  public FeedMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.delay =
        Timer.builder("helios.feed.delay")
            .description("From receipt of an event to handing it to the clients")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(10))
            .register(registry);
    this.stuck =
        Counter.builder("helios.feed.stuck")
            .description("Clients closed because they took no frame for too long")
            .register(registry);
  }

  void watch(Collection<FeedClient> clients) {
    Gauge.builder("helios.feed.clients", clients, Collection::size)
        .description("WebSocket clients of the feed")
        .register(registry);
    Gauge.builder(
            "helios.feed.waiting",
            clients,
            all -> all.stream().mapToInt(FeedClient::waiting).max().orElse(0))
        .description("Events waiting for the slowest client")
        .register(registry);
  }

  void fed(Instant receivedAt, Instant now) {
    delay.record(Duration.between(receivedAt, now));
  }

  void stuck() {
    stuck.increment();
  }
}
