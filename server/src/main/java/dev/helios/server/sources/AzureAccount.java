// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.azure.AzureConnectors;
import dev.helios.connectors.azure.AzureHttp;
import dev.helios.connectors.azure.AzureSettings;
import dev.helios.connectors.azure.AzureTuning;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import dev.helios.server.config.SourceSettings.Azure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What HELIOS can do at Azure: storage queues, namespaces, topics and dead letters of Event Grid.
 */
final class AzureAccount {
  private final Azure settings;
  private final AzureTuning tuning;
  private final InstantSource clock;
  private @Nullable AzureHttp http;

  private AzureAccount(Azure settings, AzureTuning tuning, InstantSource clock) {
    this.settings = settings;
    this.tuning = tuning;
    this.clock = clock;
  }

  static CloudAccount of(Azure settings, AzureTuning tuning, InstantSource clock) {
    AzureAccount azure = new AzureAccount(settings, tuning, clock);
    Map<String, ClientFactory<Backfill>> backfills =
        settings.deadLetterContainer().isEmpty()
            ? Map.of()
            : Map.of(CloudAccount.DEAD_LETTER, () -> azure.parts().backfill().orElseThrow());
    return new CloudAccount(
        Cloud.AZURE,
        azure.sources(),
        backfills,
        settings.topicEndpoint().isEmpty()
            ? Optional.empty()
            : Optional.of(() -> azure.parts().publisher().orElseThrow()),
        List.of(() -> azure.parts().probe()));
  }

  private List<LazySource> sources() {
    List<LazySource> sources = new ArrayList<>();
    for (String queue : settings.queues()) {
      sources.add(
          new LazySource(
              new SourceName(Cloud.AZURE, "storage-queue", nameOf(queue)),
              () -> only(List.of(queue), List.of())));
    }
    for (String subscription : settings.namespaceSubscriptions()) {
      sources.add(
          new LazySource(
              new SourceName(Cloud.AZURE, "eventgrid-namespace", subscription),
              () -> only(List.of(), List.of(subscription))));
    }
    return sources;
  }

  private Source only(List<String> queues, List<String> subscriptions) {
    return parts(queues, subscriptions).sources().getFirst();
  }

  private AzureConnectors parts() {
    return parts(settings.queues(), settings.namespaceSubscriptions());
  }

  private AzureConnectors parts(List<String> queues, List<String> subscriptions) {
    AzureSettings azure =
        new AzureSettings(
            queues,
            settings.connectionString().value(),
            settings.accountUrl(),
            settings.namespaceEndpoint(),
            subscriptions,
            settings.namespaceKey().value(),
            settings.deadLetterContainer(),
            settings.topicEndpoint(),
            settings.topicKey().value());
    return new AzureConnectors(azure, tuning, http(), clock);
  }

  /** One client for all of Azure, for as long as the program lives. */
  private synchronized AzureHttp http() {
    if (http == null) {
      http = new AzureHttp();
    }
    return http;
  }

  /** A queue may be given by its URL, and a URL may hold a signature. */
  private static String nameOf(String queue) {
    String path = queue.replaceFirst("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
