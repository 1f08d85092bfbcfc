// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the gateway takes in at once, remembers, and makes of deliveries. Immutable. */
public final class IntakeSettings {
  static final Setting<Duration> DEDUP_TTL =
      Setting.duration("HELIOS_DEDUP_TTL", "24h", "How long the gateway remembers an event.");
  static final Setting<Integer> DEDUP_MAX =
      Setting.number(
          "HELIOS_DEDUP_MAX",
          500_000,
          0,
          50_000_000,
          "How many events the gateway remembers in its own memory, some 150 bytes each.");
  static final Setting<Integer> IN_FLIGHT_MAX =
      Setting.number(
          "HELIOS_IN_FLIGHT_MAX",
          10_000,
          1,
          1_000_000,
          "Deliveries being answered at the same time; beyond it, 503.");
  static final Setting<Integer> BATCH_MAX =
      Setting.number("HELIOS_BATCH_MAX", 5_000, 1, 100_000, "Items in one batch request.");
  static final Setting<Long> BODY_MAX_AWS =
      Setting.size("HELIOS_BODY_MAX_AWS", "2MiB", "Largest body from AWS; beyond it, 413.");
  static final Setting<Long> BODY_MAX_GCP =
      Setting.size("HELIOS_BODY_MAX_GCP", "16MiB", "Largest body from GCP; beyond it, 413.");
  static final Setting<Long> BODY_MAX_AZURE =
      Setting.size("HELIOS_BODY_MAX_AZURE", "2MiB", "Largest body from Azure; beyond it, 413.");
  static final Setting<Long> BODY_MAX_DIRECT =
      Setting.size(
          "HELIOS_BODY_MAX_DIRECT", "16MiB", "Largest body of the direct API; beyond it, 413.");
  static final Setting<List<String>> GCP_TYPE_ATTRIBUTES =
      Setting.list(
          "HELIOS_GCP_TYPE_ATTRIBUTES",
          "eventType,event_type,type",
          "Pub/Sub attributes that name an event's type, in order of preference.");
  static final Setting<Map<String, String>> GCP_TOPICS =
      Setting.map(
          "HELIOS_GCP_TOPICS", "", "Which topic a Pub/Sub subscription is of: subscription=topic.");
  static final Setting<List<String>> AZURE_ORIGINS =
      Setting.list(
          "HELIOS_AZURE_WEBHOOK_ORIGINS",
          "eventgrid.azure.net",
          "Origins whose CloudEvents web hook handshake is answered.");

  static final List<Setting<?>> ALL =
      List.of(
          DEDUP_TTL,
          DEDUP_MAX,
          IN_FLIGHT_MAX,
          BATCH_MAX,
          BODY_MAX_AWS,
          BODY_MAX_GCP,
          BODY_MAX_AZURE,
          BODY_MAX_DIRECT,
          GCP_TYPE_ATTRIBUTES,
          GCP_TOPICS,
          AZURE_ORIGINS);

  private final Values values;

  IntakeSettings(Values values) {
    this.values = values;
  }

  private <T> T get(Setting<T> setting) {
    return values.get(setting);
  }

  public Duration dedupTtl() {
    return get(DEDUP_TTL);
  }

  public int dedupMax() {
    return get(DEDUP_MAX);
  }

  public int inFlightMax() {
    return get(IN_FLIGHT_MAX);
  }

  public int batchMax() {
    return get(BATCH_MAX);
  }

  /** Largest body, in bytes, from each cloud. */
  public Map<Cloud, Long> bodyMax() {
    Map<Cloud, Long> limits = new EnumMap<>(Cloud.class);
    limits.put(Cloud.AWS, get(BODY_MAX_AWS));
    limits.put(Cloud.GCP, get(BODY_MAX_GCP));
    limits.put(Cloud.AZURE, get(BODY_MAX_AZURE));
    limits.put(Cloud.DIRECT, get(BODY_MAX_DIRECT));
    return limits;
  }

  public List<String> gcpTypeAttributes() {
    return get(GCP_TYPE_ATTRIBUTES);
  }

  public Map<String, String> gcpTopics() {
    return get(GCP_TOPICS);
  }

  public Set<String> azureOrigins() {
    return Set.copyOf(get(AZURE_ORIGINS));
  }
}
