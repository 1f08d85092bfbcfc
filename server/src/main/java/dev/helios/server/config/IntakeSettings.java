// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.reader.Setting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the gateway takes in at once, remembers, and makes of deliveries. Immutable. */
public record IntakeSettings(
    @Setting(
            name = "HELIOS_DEDUP_TTL",
            standard = "24h",
            doc = "How long the gateway remembers an event.")
        Duration dedupTtl,
    @Setting(
            name = "HELIOS_DEDUP_MAX",
            standard = "500000",
            max = 50_000_000,
            doc = "How many events the gateway remembers in its own memory, some 150 bytes each.")
        int dedupMax,
    @Setting(
            name = "HELIOS_IN_FLIGHT_MAX",
            standard = "10000",
            min = 1,
            max = 1_000_000,
            doc = "Deliveries being answered at the same time; beyond it, 503.")
        int inFlightMax,
    @Setting(
            name = "HELIOS_BATCH_MAX",
            standard = "5000",
            min = 1,
            max = 100_000,
            doc = "Items in one batch request.")
        int batchMax,
    @Setting(
            name = "HELIOS_BODY_MAX_AWS",
            standard = "2MiB",
            doc = "Largest body from AWS; beyond it, 413.")
        long bodyMaxAws,
    @Setting(
            name = "HELIOS_BODY_MAX_GCP",
            standard = "16MiB",
            doc = "Largest body from GCP; beyond it, 413.")
        long bodyMaxGcp,
    @Setting(
            name = "HELIOS_BODY_MAX_AZURE",
            standard = "2MiB",
            doc = "Largest body from Azure; beyond it, 413.")
        long bodyMaxAzure,
    @Setting(
            name = "HELIOS_BODY_MAX_DIRECT",
            standard = "16MiB",
            doc = "Largest body of the direct API; beyond it, 413.")
        long bodyMaxDirect,
    @Setting(
            name = "HELIOS_GCP_TYPE_ATTRIBUTES",
            standard = "eventType,event_type,type",
            doc = "Pub/Sub attributes that name an event's type, in order of preference.")
        List<String> gcpTypeAttributes,
    @Setting(
            name = "HELIOS_GCP_TOPICS",
            doc = "Which topic a Pub/Sub subscription is of: subscription=topic.")
        Map<String, String> gcpTopics,
    @Setting(
            name = "HELIOS_AZURE_WEBHOOK_ORIGINS",
            standard = "eventgrid.azure.net",
            doc = "Origins whose CloudEvents web hook handshake is answered.")
        Set<String> azureOrigins) {

  /** Largest body, in bytes, from each cloud. */
  public Map<Cloud, Long> bodyMax() {
    Map<Cloud, Long> limits = new EnumMap<>(Cloud.class);
    limits.put(Cloud.AWS, bodyMaxAws);
    limits.put(Cloud.GCP, bodyMaxGcp);
    limits.put(Cloud.AZURE, bodyMaxAzure);
    limits.put(Cloud.DIRECT, bodyMaxDirect);
    return limits;
  }
}
