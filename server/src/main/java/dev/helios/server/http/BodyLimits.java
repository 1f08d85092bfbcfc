// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.HeliosConfig;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The largest body of each route, in bytes. Immutable. */
public record BodyLimits(Map<Cloud, Long> events, long release, long other) {
  private static final String WEBHOOKS = "/api/v1/webhooks/";
  private static final Map<String, Cloud> SENDERS =
      Map.of(
          WEBHOOKS + "aws/eventbridge",
          Cloud.AWS,
          WEBHOOKS + "gcp/pubsub",
          Cloud.GCP,
          WEBHOOKS + "azure/eventgrid",
          Cloud.AZURE,
          "/api/v1/events/ingest",
          Cloud.DIRECT);

  /** A repaired body comes as base64 in JSON: four characters for three bytes, and some more. */
  private static final long RELEASE_FRAME = 64 * 1_024;

  public static BodyLimits of(HeliosConfig config) {
    long largest = Collections.max(config.intake().bodyMax().values());
    return new BodyLimits(
        config.intake().bodyMax(), largest / 3 * 4 + RELEASE_FRAME, config.limits().bodyMaxOther());
  }

  public long of(String path) {
    Cloud sender = sender(path);
    if (sender != null) {
      return events.getOrDefault(sender, other);
    }
    boolean releases = path.startsWith("/api/v1/quarantine/") && path.endsWith("/release");
    return releases ? release : other;
  }

  /** Who sends events to this path; null when it takes none. */
  @Nullable Cloud sender(String path) {
    return SENDERS.get(bare(path));
  }

  /** The route of a path that takes events, as it is kept with each delivery. */
  public static String route(String path) {
    String bare = bare(path);
    return bare.startsWith(WEBHOOKS) ? bare.substring(WEBHOOKS.length()) : "direct/ingest";
  }

  private static String bare(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
