// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.aws.AwsAccess;
import dev.helios.connectors.aws.AwsProbe;
import dev.helios.connectors.aws.AwsProbeSettings;
import dev.helios.connectors.aws.EventBridgeArchiveBackfill;
import dev.helios.connectors.aws.EventBridgeArchiveSettings;
import dev.helios.connectors.aws.EventBridgePublisher;
import dev.helios.connectors.aws.EventBridgeSettings;
import dev.helios.connectors.aws.SqsDeadLetterBackfill;
import dev.helios.connectors.aws.SqsDeadLetterSettings;
import dev.helios.connectors.aws.SqsSettings;
import dev.helios.connectors.aws.SqsSource;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Publisher;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import dev.helios.server.config.SourceSettings.Aws;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What HELIOS can do at AWS: SQS behind EventBridge, its bus and archive. */
final class AwsAccount {
  private final Aws settings;
  private final InstantSource clock;

  private AwsAccount(Aws settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  static CloudAccount of(Aws settings, InstantSource clock) {
    AwsAccount aws = new AwsAccount(settings, clock);
    return new CloudAccount(
        Cloud.AWS,
        settings.queues().stream().map(aws::source).toList(),
        aws.backfills(),
        aws.publisher(),
        List.of(() -> new AwsProbe(aws.access(), aws.probed())));
  }

  private LazySource source(String queue) {
    return new LazySource(
        new SourceName(Cloud.AWS, "sqs", lastOf(queue)),
        () -> new SqsSource(access(), SqsSettings.of(queue), clock));
  }

  private Map<String, ClientFactory<Backfill>> backfills() {
    Map<String, ClientFactory<Backfill>> byKind = new HashMap<>();
    if (!settings.archiveArn().isEmpty()) {
      byKind.put(CloudAccount.ARCHIVE, () -> new EventBridgeArchiveBackfill(access(), archive()));
    }
    if (!settings.deadLetterQueue().isEmpty()) {
      byKind.put(
          CloudAccount.DEAD_LETTER,
          () ->
              new SqsDeadLetterBackfill(
                  access(), SqsDeadLetterSettings.of(settings.deadLetterQueue()), clock));
    }
    return byKind;
  }

  private EventBridgeArchiveSettings archive() {
    return EventBridgeArchiveSettings.of(
        settings.archiveArn(), settings.rules(), settings.queues());
  }

  private Optional<ClientFactory<Publisher>> publisher() {
    return settings.eventBus().isEmpty()
        ? Optional.empty()
        : Optional.of(
            () -> new EventBridgePublisher(access(), EventBridgeSettings.of(settings.eventBus())));
  }

  private AwsProbeSettings probed() {
    return new AwsProbeSettings(
        settings.queues(),
        filled(settings.deadLetterQueue()),
        filled(settings.archiveArn()),
        settings.rules());
  }

  private AwsAccess access() {
    String endpoint = settings.endpoint();
    return AwsAccess.ofEnvironment(null, endpoint.isEmpty() ? null : URI.create(endpoint));
  }

  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String lastOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
