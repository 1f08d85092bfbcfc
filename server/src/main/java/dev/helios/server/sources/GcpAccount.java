// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.gcp.GcpProbe;
import dev.helios.connectors.gcp.GcpProbeSettings;
import dev.helios.connectors.gcp.PubSubAccess;
import dev.helios.connectors.gcp.PubSubDeadLetterBackfill;
import dev.helios.connectors.gcp.PubSubDeadLetterSettings;
import dev.helios.connectors.gcp.PubSubPublisher;
import dev.helios.connectors.gcp.PubSubPublisherSettings;
import dev.helios.connectors.gcp.PubSubSeekBackfill;
import dev.helios.connectors.gcp.PubSubSource;
import dev.helios.connectors.gcp.PubSubSourceSettings;
import dev.helios.connectors.gcp.ReplayMarks;
import dev.helios.connectors.gcp.SeekSettings;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Publisher;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import dev.helios.server.config.SourceSettings.Gcp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What HELIOS can do at Google: Pub/Sub. */
final class GcpAccount {
  private static final Duration ANSWER = Duration.ofSeconds(8);

  private final Gcp settings;
  private final InstantSource clock;

  /** A seek tells the sources what of the messages they get is brought back. */
  private final ReplayMarks marks = new ReplayMarks();

  private GcpAccount(Gcp settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  static CloudAccount of(Gcp settings, InstantSource clock) {
    GcpAccount gcp = new GcpAccount(settings, clock);
    return new CloudAccount(
        Cloud.GCP,
        settings.subscriptions().stream().map(gcp::source).toList(),
        gcp.backfills(),
        gcp.publisher(),
        List.of(() -> new GcpProbe(access(), gcp.probed(), clock)));
  }

  private LazySource source(String subscription) {
    return new LazySource(
        new SourceName(Cloud.GCP, "pubsub", subscription),
        () -> new PubSubSource(access(), PubSubSourceSettings.of(subscription), marks, clock));
  }

  private Map<String, ClientFactory<Backfill>> backfills() {
    Map<String, ClientFactory<Backfill>> byKind = new HashMap<>();
    if (!settings.subscriptions().isEmpty()) {
      byKind.put(CloudAccount.SEEK, () -> SequentialBackfill.of(seeks()));
    }
    if (!settings.deadLetterSubscription().isEmpty()) {
      byKind.put(
          CloudAccount.DEAD_LETTER,
          () ->
              new PubSubDeadLetterBackfill(
                  access(), PubSubDeadLetterSettings.of(settings.deadLetterSubscription())));
    }
    return byKind;
  }

  private GcpProbeSettings probed() {
    return new GcpProbeSettings(
        settings.subscriptions(),
        filled(settings.deadLetterSubscription()),
        filled(settings.publishTopic()),
        ANSWER);
  }

  private List<Backfill> seeks() {
    List<Backfill> seeks = new ArrayList<>();
    for (String subscription : settings.subscriptions()) {
      seeks.add(new PubSubSeekBackfill(access(), SeekSettings.of(subscription), marks, clock));
    }
    return seeks;
  }

  private Optional<ClientFactory<Publisher>> publisher() {
    return settings.publishTopic().isEmpty()
        ? Optional.empty()
        : Optional.of(
            () ->
                new PubSubPublisher(access(), PubSubPublisherSettings.of(settings.publishTopic())));
  }

  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  private static PubSubAccess access() {
    return PubSubAccess.ofEnvironment(System.getenv());
  }
}
