// SPDX-License-Identifier: MIT
package dev.helios.wire;

import dev.helios.wire.aws.AwsDecoder;
import dev.helios.wire.azure.EventGridDecoder;
import dev.helios.wire.direct.DirectDecoder;
import dev.helios.wire.envelope.Decoder;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.gcp.PubSubDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decoders by route. Thread-safe. */
public final class Decoders {
  public static final String AWS = "aws/eventbridge";
  public static final String GCP = "gcp/pubsub";
  public static final String AZURE = "azure/eventgrid";
  public static final String DIRECT = "direct/ingest";

  /** See {@link EventBuilder#REPLAY_HEADER}. */
  public static final String REPLAY_HEADER = EventBuilder.REPLAY_HEADER;

  private static final Set<String> ROUTES = Set.of(AWS, GCP, AZURE, DIRECT);

  private static final Set<String> HEADERS =
      Set.of(
          "content-type",
          "idempotency-key",
          "traceparent",
          "x-goog-ordering-key",
          // Unwrapped Pub/Sub push turns attributes into headers; these may name type and time.
          "eventtype",
          "event_type",
          "type",
          "eventtime",
          "event_time");

  private static final List<String> HEADER_PREFIXES =
      List.of("x-amz-sns-", "aeg-", "ce-", "x-goog-pubsub-");

  /** Publishing credentials of Event Grid: nobody should send them here, and nobody keeps them. */
  private static final Set<String> SECRET = Set.of("aeg-sas-key", "aeg-sas-token");

  private final Map<String, Decoder> byRoute;

  private Decoders(Map<String, Decoder> byRoute) {
    this.byRoute = byRoute;
  }

  public static Decoders of(DecoderSettings settings) {
    return new Decoders(
        Map.of(
            AWS, new AwsDecoder(),
            GCP, new PubSubDecoder(settings),
            AZURE, new EventGridDecoder(settings),
            DIRECT, new DirectDecoder(settings)));
  }

  /** Whether a route has this name. */
  public static boolean isRoute(String name) {
    return ROUTES.contains(name);
  }

  /** The decoder of a route. Throws IllegalArgumentException when no route has that name. */
  public Decoder forRoute(String route) {
    Decoder decoder = byRoute.get(route);
    if (decoder == null) {
      throw new IllegalArgumentException(
          "expected one of " + byRoute.keySet() + ", found " + route);
    }
    return decoder;
  }

  /**
   * Whether a header of a request belongs into {@code RawDelivery.headers}: the decoders read it,
   * and it is no credential. {@link #REPLAY_HEADER} never does.
   */
  public static boolean isRelevantHeader(String lowerCaseName) {
    boolean read =
        HEADERS.contains(lowerCaseName)
            || HEADER_PREFIXES.stream().anyMatch(lowerCaseName::startsWith);
    return read && !SECRET.contains(lowerCaseName) && !lowerCaseName.equals(REPLAY_HEADER);
  }
}
