// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One order's messages, told step by step. Not thread-safe. */
final class Story {
  /** A message and when its cloud delivers it. */
  record Scene(Instant at, Message message) {}

  final Order order;
  final List<Scene> scenes = new ArrayList<>();
  private final List<Sight> sights = new ArrayList<>();
  private final Settings settings;
  private final Mint mint;
  private final SplittableRandom random;

  Story(Order order, Settings settings, Mint mint, SplittableRandom random) {
    this.order = order;
    this.settings = settings;
    this.mint = mint;
    this.random = random;
  }

  List<Sight> sights() {
    return sights;
  }

  Message placed(Instant at, Instant sent) {
    Data data = Payload.placed(order);
    Message message = step(Cloud.AWS, Kind.EVENT, "OrderPlaced", Flow.PLACED, at, data);
    tell(message, sent, order.amount(), order.quantity());
    return message;
  }

  Message paid(Kind kind, BigDecimal amount, Instant at, Instant sent) {
    String id = (kind == Kind.DOUBLE ? "PAY2-" : "PAY-") + order.id().substring(4);
    Data data = Payload.payment(order, id, amount);
    Message message = step(Cloud.GCP, kind, "PaymentProcessed", Flow.PAID, at, data);
    tell(message, sent, amount, null);
    return message;
  }

  Message reserved(int quantity, Instant at, Instant sent) {
    Data data = Payload.reserved(order, "RES-" + order.id().substring(4), quantity, random);
    Message message = step(Cloud.AZURE, Kind.EVENT, "InventoryReserved", Flow.RESERVED, at, data);
    tell(message, sent, null, quantity);
    return message;
  }

  void cancelled(Instant at) {
    Data data = Payload.about(order).text("reason", "changed_mind");
    tell(step(Cloud.AWS, Kind.EVENT, "OrderCancelled", Flow.CLOSED, at, data), at, null, null);
  }

  void paymentFailed(Instant at) {
    Data data = Payload.payment(order, "PAY-" + order.id().substring(4), order.amount());
    data.text("failure", "insufficient_funds");
    tell(step(Cloud.GCP, Kind.EVENT, "PaymentFailed", Flow.CLOSED, at, data), at, null, null);
  }

  void again(Message message, Instant sent) {
    tell(message.again(mint.number()), sent, null, null);
  }

  /** The same id with a member more: nothing that the flow compares is different. */
  void conflicting(Message message, Instant sent) {
    byte[] data = message.data();
    byte[] tail = ",\"revised\":true}".getBytes(StandardCharsets.UTF_8);
    byte[] other = Arrays.copyOf(data, data.length - 1 + tail.length);
    System.arraycopy(tail, 0, other, data.length - 1, tail.length);
    tell(message.conflicting(mint.number(), other), sent, null, null);
  }

  /** For the second delivery of something: after the first, even where that waits for a batch. */
  Instant soonAfter(Instant at) {
    return at.plusMillis(300 + random.nextInt(1700));
  }

  Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis()));
  }

  private Message step(Cloud cloud, Kind kind, String type, String step, Instant at, Data data) {
    return mint.message(cloud, kind, type, step, order.id(), order, at, data);
  }

  private void tell(
      Message message, Instant sent, @Nullable BigDecimal amount, @Nullable Integer quantity) {
    Instant delivered = sent;
    for (Stall stall : settings.stalls()) {
      delivered = stall.delivery(message, delivered, settings.start());
    }
    scenes.add(new Scene(delivered, message));
    String step = message.step();
    if (step != null) {
      sights.add(
          new Sight(step, message.kind(), message.occurredAt(), delivered, amount, quantity));
    }
  }
}
