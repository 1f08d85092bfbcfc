// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.server.intake.Intake;
import dev.helios.server.intake.Origin;
import dev.helios.server.intake.Outcome;
import dev.helios.server.intake.Outcomes;
import dev.helios.wire.Decoders;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The way in for fetched messages: {@link Intake}, as for pushes. A message is kept when the log
 * has it: as an event, as a duplicate's receipt, or in quarantine, where whatever cannot be read
 * goes whole, even what a push would have been told 413 for. At most so many messages are under
 * way; beyond that the answer is {@link Settlement#NACK}, at once.
 */
public final class IntakeMessageHandler implements MessageHandler {
  private static final Logger LOG = Logger.getLogger(IntakeMessageHandler.class);

  private final Intake intake;
  private final InstantSource clock;
  private final TenantId tenant;
  private final int atOnce;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * @param atOnce most messages under way
   */
  public IntakeMessageHandler(Intake intake, InstantSource clock, TenantId tenant, int atOnce) {
    this.intake = intake;
    this.clock = clock;
    this.tenant = tenant;
    this.atOnce = atOnce;
  }

  @Override
  public CompletionStage<Settlement> take(FetchedMessage message) {
    if (underWay.incrementAndGet() > atOnce) {
      underWay.decrementAndGet();
      return CompletableFuture.completedFuture(Settlement.NACK);
    }
    CompletableFuture<Settlement> settlement;
    try {
      Origin origin = message.replay() == null ? Origin.PULLED : Origin.REPLAYED;
      settlement = intake.take(wire(message), origin).thenApply(IntakeMessageHandler::settlement);
    } catch (RuntimeException broken) {
      settlement = CompletableFuture.failedFuture(broken);
    }
    return settlement.handle(
        (known, failure) -> {
          underWay.decrementAndGet();
          if (failure != null) {
            LOG.errorf("a message of route %s is given back: %s", message.route(), failure);
          }
          return known == null ? Settlement.NACK : known;
        });
  }

  private RawDelivery wire(FetchedMessage message) {
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
    return new RawDelivery(tenant, cloud, route, headers, message.body(), clock.instant());
  }

  private static Settlement settlement(Outcomes outcomes) {
    return outcomes.all().stream().anyMatch(Outcome.Unavailable.class::isInstance)
        ? Settlement.NACK
        : Settlement.ACK;
  }
}
