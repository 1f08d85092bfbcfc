// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Probe;
import dev.helios.connectors.port.Publisher;
import dev.helios.connectors.port.Source;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes what the settings ask for. Nothing here connects: the first call of each part does. Keys
 * and connection strings come first, Entra's default credential (environment, workload or managed
 * identity) where there are none. Each call makes parts anew; they share the HTTP client, which
 * stays the caller's to close. Thread-safe.
 */
public final class AzureConnectors {
  private static final String STORAGE = "https://storage.azure.com/.default";
  private static final String PUBLISH = "/api/events?api-version=2018-01-01";

  private final AzureSettings settings;
  private final AzureTuning tuning;
  private final AzureHttp http;
  private final InstantSource clock;
  private final TokenCredential entra;
  private final StorageAccess storage;

  public AzureConnectors(
      AzureSettings settings, AzureTuning tuning, AzureHttp http, InstantSource clock) {
    this(
        settings,
        tuning,
        http,
        clock,
        new DefaultAzureCredentialBuilder().httpClient(http.sdk()).build());
  }

  AzureConnectors(
      AzureSettings settings,
      AzureTuning tuning,
      AzureHttp http,
      InstantSource clock,
      TokenCredential entra) {
    this.settings = settings;
    this.tuning = tuning;
    this.http = http;
    this.clock = clock;
    this.entra = entra;
    this.storage = new StorageAccess(http, settings, entra);
  }

  /**
   * A source for each queue and each namespace subscription.
   *
   * @throws IllegalArgumentException with one sentence when a setting cannot be used
   */
  public List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (String queue : settings.queues()) {
      sources.add(new StorageQueueSource(storage.queue(queue), tuning.pull(), clock));
    }
    for (String subscription : settings.namespaceSubscriptions()) {
      String[] names = names(subscription);
      sources.add(new NamespaceSource(client(names), names[0], names[1], tuning));
    }
    return sources;
  }

  /** The way to publish; empty without a topic. */
  public Optional<Publisher> publisher() {
    return settings.topicEndpoint().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EventGridPublisher(
                http, settings.topicEndpoint(), settings.topicKey(), entra, tuning.topicSchema()));
  }

  /** The way back for what could not be delivered; empty without a dead-letter container. */
  public Optional<Backfill> backfill() {
    return settings.deadLetterContainer().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DeadLetterBlobBackfill(storage.container(settings.deadLetterContainer()), tuning));
  }

  /** Looks at everything that is configured. */
  public Probe probe() {
    List<AzureProbe.Look> looks = new ArrayList<>(credentials());
    settings.queues().forEach(queue -> looks.add(AzureAccessChecks.queue(storage.queue(queue))));
    if (!settings.deadLetterContainer().isEmpty()) {
      looks.add(AzureAccessChecks.container(storage.container(settings.deadLetterContainer())));
    }
    for (String name : settings.namespaceSubscriptions()) {
      looks.add(AzureAccessChecks.subscription(client(names(name)), name));
    }
    if (!settings.topicEndpoint().isEmpty()) {
      looks.add(topic());
    }
    return new AzureProbe(looks);
  }

  private List<AzureProbe.Look> credentials() {
    List<AzureProbe.Look> looks = new ArrayList<>();
    boolean container = !settings.deadLetterContainer().isEmpty() && storage.usesEntra("container");
    if (container || settings.queues().stream().anyMatch(storage::usesEntra)) {
      looks.add(AzureAccessChecks.credential(entra, STORAGE));
    }
    boolean namespace =
        !settings.namespaceSubscriptions().isEmpty() && settings.namespaceKey().isEmpty();
    boolean topic = !settings.topicEndpoint().isEmpty() && settings.topicKey().isEmpty();
    if (namespace || topic) {
      looks.add(AzureAccessChecks.credential(entra, NamespaceAuthorization.EVENT_GRID));
    }
    return looks;
  }

  private AzureProbe.Look topic() {
    String endpoint = settings.topicEndpoint();
    URI uri = URI.create(endpoint.contains("/api/") ? endpoint : stripped(endpoint) + PUBLISH);
    return settings.topicKey().isEmpty()
        ? AzureAccessChecks.topic(http.plain(), uri, "Authorization", authorization("")::header)
        : AzureAccessChecks.topic(http.plain(), uri, "aeg-sas-key", settings::topicKey);
  }

  private NamespaceClient client(String[] names) {
    String key = settings.namespaceKey();
    String fixed = key.isEmpty() ? "" : tuning.namespaceKeyScheme() + " " + key;
    return new NamespaceClient(
        http.plain(),
        stripped(settings.namespaceEndpoint()),
        names[0],
        names[1],
        tuning.namespaceApiVersion(),
        authorization(fixed));
  }

  private NamespaceAuthorization authorization(String fixed) {
    return new NamespaceAuthorization(fixed, entra, clock);
  }

  private static String stripped(String endpoint) {
    return endpoint.replaceFirst("/+$", "");
  }

  private static String[] names(String subscription) {
    String[] names = subscription.split("/", -1);
    if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
      throw new IllegalArgumentException(
          "expected topic/subscription in HELIOS_AZURE_NAMESPACE_SUBSCRIPTIONS, found "
              + subscription);
    }
    return names;
  }
}
