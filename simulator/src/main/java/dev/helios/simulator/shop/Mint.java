// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Form;
import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import dev.helios.simulator.wire.Spoil;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Gives messages their numbers, ids, wire forms and times. Not thread-safe. */
final class Mint {
  private static final double CLOUD_EVENT_SHARE = 0.2;
  private final RunId run;
  private final double snsShare;
  private final SplittableRandom random;
  private long last;

  Mint(RunId run, double snsShare, SplittableRandom random) {
    this.run = run;
    this.snsShare = snsShare;
    this.random = random;
  }

  long number() {
    return ++last;
  }

  /** A sound message about an order; {@code orderId} is null where it is about none. */
  Message message(
      Cloud cloud,
      Kind kind,
      String type,
      @Nullable String step,
      @Nullable String orderId,
      Order order,
      Instant at,
      Data data) {
    long n = number();
    boolean priced = type.equals("OrderPlaced") || type.startsWith("Payment");
    return new Message(
        n,
        form(cloud),
        kind,
        Spoil.NONE,
        run.eventId(cloud, n),
        type,
        step,
        orderId,
        order.customerId(),
        priced ? order.amount() + " " + order.currency() : null,
        precise(cloud, at),
        data.bytes(random.nextInt(4)));
  }

  /** The same message, broken on the wire, under an id of its own. */
  Message spoiled(Message sound, Spoil spoil) {
    long n = number();
    return new Message(
        n,
        sound.form(),
        Kind.MALFORMED,
        spoil,
        run.eventId(sound.cloud(), n),
        sound.type(),
        null,
        sound.orderId(),
        sound.customerId(),
        null,
        sound.occurredAt(),
        sound.data());
  }

  private Form form(Cloud cloud) {
    double point = random.nextDouble();
    return switch (cloud) {
      case AWS -> point < snsShare ? Form.SNS : Form.EVENTBRIDGE;
      case GCP -> Form.PUBSUB;
      case AZURE -> point < CLOUD_EVENT_SHARE ? Form.CLOUD_EVENT : Form.EVENT_GRID;
    };
  }

  /** The time as that cloud's wire format carries it. */
  private static Instant precise(Cloud cloud, Instant at) {
    return switch (cloud) {
      case AWS -> at.truncatedTo(ChronoUnit.SECONDS);
      case GCP -> at.truncatedTo(ChronoUnit.MILLIS);
      case AZURE -> at.minusNanos(at.getNano() % 100);
    };
  }
}
