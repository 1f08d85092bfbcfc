// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import dev.helios.simulator.wire.Spoil;
import java.time.Instant;
import java.util.SplittableRandom;

/** Makes messages that cannot be admitted: broken on the wire, or against a business rule. */
final class Malformed {
  private final Mint mint;
  private final SplittableRandom random;

  Malformed(Mint mint, SplittableRandom random) {
    this.mint = mint;
    this.random = random;
  }

  Message draw(Cloud cloud, Order order, Instant at) {
    return switch (random.nextInt(3)) {
      case 0 -> mint.spoiled(sound(cloud, order, at), Spoil.CUT);
      case 1 -> mint.spoiled(sound(cloud, order, at), Spoil.NO_DATA);
      default -> mint.spoiled(ruleBroken(cloud, order, at), Spoil.NONE);
    };
  }

  private Message sound(Cloud cloud, Order order, Instant at) {
    Data data = Payload.placed(order);
    return mint.message(cloud, Kind.MALFORMED, typeIn(cloud), null, order.id(), order, at, data);
  }

  private Message ruleBroken(Cloud cloud, Order order, Instant at) {
    Data data =
        switch (cloud) {
          // Each lacks what the rules ask of its type: the customer, a numeric amount, the order.
          case AWS -> new Data().text("order_id", order.id()).money("amount", order.amount());
          case GCP -> Payload.about(order).text("amount", order.amount().toPlainString());
          case AZURE -> Payload.aside(order);
        };
    return mint.message(cloud, Kind.MALFORMED, typeIn(cloud), null, order.id(), order, at, data);
  }

  private static String typeIn(Cloud cloud) {
    return switch (cloud) {
      case AWS -> "OrderPlaced";
      case GCP -> "PaymentProcessed";
      case AZURE -> "InventoryReserved";
    };
  }
}
