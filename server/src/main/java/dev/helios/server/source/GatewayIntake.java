// SPDX-License-Identifier: MIT
package dev.helios.server.source;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.core.event.Cloud;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Wire;
import dev.helios.server.ingest.Ingest;
import dev.helios.server.ingest.Outcome;
import dev.helios.wire.Decoders;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The way in for fetched messages: the decoder of their route, then the gateway, as for pushes. A
 * message is kept when the log has it: as an event, as a duplicate's receipt, or in quarantine,
 * where whatever cannot be read goes whole, even what a push would have been told 413 for. At most
 * so many messages are under way; beyond that the answer is {@link Settlement#LATER}, at once.
 */
public final class GatewayIntake implements MessageHandler {
  private static final Logger LOG = Logger.getLogger(GatewayIntake.class);

  private final Decoders decoders;
  private final Ingest ingest;
  private final InstantSource clock;
  private final String tenant;
  private final Map<Cloud, Long> bodyMax;
  private final int atOnce;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * @param bodyMax largest body of each cloud, in bytes
   * @param atOnce most messages under way
   */
  public GatewayIntake(
      Decoders decoders,
      Ingest ingest,
      InstantSource clock,
      String tenant,
      Map<Cloud, Long> bodyMax,
      int atOnce) {
    this.decoders = decoders;
    this.ingest = ingest;
    this.clock = clock;
    this.tenant = tenant;
    this.bodyMax = Map.copyOf(bodyMax);
    this.atOnce = atOnce;
  }

  @Override
  public CompletionStage<Settlement> take(FetchedMessage message) {
    if (underWay.incrementAndGet() > atOnce) {
      underWay.decrementAndGet();
      return CompletableFuture.completedFuture(Settlement.NACK);
    }
    CompletableFuture<Settlement> fate;
    try {
      fate = ingest.take(items(wire(message))).thenApply(GatewayIntake::fate);
    } catch (RuntimeException broken) {
      fate = CompletableFuture.failedFuture(broken);
    }
    return fate.handle(
        (known, failure) -> {
          underWay.decrementAndGet();
          if (failure != null) {
            LOG.errorf("a message of route %s is given back: %s", message.route(), failure);
          }
          return known == null ? Settlement.NACK : known;
        });
  }

  private Wire wire(FetchedMessage message) {
    // What a source says of its message is believed, but for the mark, which has a field of its
    // own.
    Map<String, String> headers = new HashMap<>(message.headers());
    headers.remove(Decoders.REPLAY_HEADER);
    if (message.replay() != null) {
      headers.put(Decoders.REPLAY_HEADER, message.replay());
    }
    String route = message.route();
    int slash = route.indexOf('/');
    Cloud cloud =
        Cloud.labelled(route.substring(0, Math.max(0, slash)))
            .orElseThrow(() -> new IllegalArgumentException("expected a route, found " + route));
    return new Wire(tenant, cloud, route, headers, message.body(), clock.instant());
  }

  private List<Delivery> items(Wire wire) {
    long most = bodyMax.getOrDefault(wire.cloud(), Long.MAX_VALUE);
    if (wire.body().length() > most) {
      return aside(wire, "body.too_large", "expected at most " + most + " bytes, found more");
    }
    return switch (decoders.forRoute(wire.route()).read(wire)) {
      case Reading.Deliveries deliveries -> deliveries.items();
      case Reading.Confirmation confirmation -> List.of(confirmation.kept());
      // Only who asks by a request can be answered.
      case Reading.Validation handshake ->
          aside(wire, "eventgrid.validation", "a queue was asked to validate a subscription");
    };
  }

  private static List<Delivery> aside(Wire wire, String code, String detail) {
    return List.of(new Delivery.Malformed(new Reason(code, detail), wire));
  }

  private static Settlement fate(List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(Outcome.Unavailable.class::isInstance)
        ? Settlement.NACK
        : Settlement.ACK;
  }
}
