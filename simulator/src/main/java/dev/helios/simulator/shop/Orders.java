// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the story of an order with a given fault. Not thread-safe. */
final class Orders {
  private final Settings settings;
  private final Mint mint;
  private final SplittableRandom random;
  private final Flow flow;

  Orders(Settings settings, Mint mint, SplittableRandom random) {
    this.settings = settings;
    this.mint = mint;
    this.random = random;
    this.flow = settings.flow();
  }

  Story tell(long number, Fault fault, Instant at) {
    Order order = Order.draw(settings.run().orderId(number), random);
    Story story = new Story(order, settings, mint, random);
    Instant paid = at.plusMillis(200 + random.nextInt(700));
    Instant reserved = paid.plusMillis(200 + random.nextInt(1300));
    switch (fault) {
      case MISSING -> missing(story, at, paid, reserved);
      case LATE -> late(story, at, paid, reserved);
      case MISMATCH -> mismatch(story, at, paid, reserved);
      case EDGE -> {
        BigDecimal edge = random.nextBoolean() ? Flow.TOLERANCE : Flow.TOLERANCE.negate();
        steps(story, at, paid, reserved, order.amount().add(edge), order.quantity());
      }
      case OUT_OF_ORDER -> {
        // Far beyond the tolerance between clocks: AWS tells whole seconds only.
        Instant placed = at.plusMillis(4100 + random.nextInt(1500));
        steps(story, placed, at, placed.plusMillis(1100), order.amount(), order.quantity());
      }
      case SHUFFLED -> {
        story.reserved(order.quantity(), reserved, reserved);
        story.paid(Kind.EVENT, order.amount(), paid, reserved.plusMillis(300));
        story.placed(at, reserved.plusMillis(600));
      }
      case ORPHAN -> {
        story.paid(Kind.EVENT, order.amount(), paid, paid);
        story.reserved(order.quantity(), reserved, reserved);
      }
      case CANCELLED -> cancelled(story, at, reserved);
      case SKEW -> {
        Duration ahead = flow.window().dividedBy(4).plus(story.upTo(flow.window().dividedBy(4)));
        story.placed(at, at);
        story.paid(Kind.EVENT, order.amount(), paid, paid);
        story.reserved(order.quantity(), reserved.plus(ahead), reserved);
      }
      case NONE, REDELIVERY, DOUBLE_CHARGE, CONFLICT -> more(story, fault, at, paid, reserved);
    }
    return story;
  }

  private void more(Story story, Fault fault, Instant at, Instant paid, Instant reserved) {
    Order order = story.order;
    List<Message> sent = steps(story, at, paid, reserved, order.amount(), order.quantity());
    Instant after = story.soonAfter(reserved);
    if (fault == Fault.REDELIVERY) {
      story.again(Order.pick(sent, random), after);
    } else if (fault == Fault.CONFLICT) {
      story.conflicting(Order.pick(sent, random), after);
    } else if (fault == Fault.DOUBLE_CHARGE) {
      story.paid(Kind.DOUBLE, order.amount(), after, after);
    }
  }

  private static List<Message> steps(
      Story story, Instant placed, Instant paid, Instant reserved, BigDecimal sum, int quantity) {
    return List.of(
        story.placed(placed, placed),
        story.paid(Kind.EVENT, sum, paid, paid),
        story.reserved(quantity, reserved, reserved));
  }

  private void missing(Story story, Instant at, Instant paid, Instant reserved) {
    story.placed(at, at);
    if (random.nextBoolean()) {
      story.paid(Kind.EVENT, story.order.amount(), paid, paid);
    } else {
      story.reserved(story.order.quantity(), reserved, reserved);
    }
  }

  private void late(Story story, Instant at, Instant paid, Instant reserved) {
    boolean payment = random.nextBoolean();
    Instant due = flow.due(payment ? Flow.PAID : Flow.RESERVED, at);
    Instant then = due.plusSeconds(3).plus(story.upTo(flow.window().dividedBy(4)));
    // Either it happened that late, or it happened in time and was long on the way.
    boolean happened = random.nextBoolean();
    Instant paidAt = payment && happened ? then : paid;
    Instant reservedAt = !payment && happened ? then : reserved;
    story.placed(at, at);
    story.paid(Kind.EVENT, story.order.amount(), paidAt, payment ? then : paid);
    story.reserved(story.order.quantity(), reservedAt, payment ? reserved : then);
  }

  private void mismatch(Story story, Instant at, Instant paid, Instant reserved) {
    Order order = story.order;
    if (random.nextBoolean()) {
      BigDecimal difference = BigDecimal.valueOf(2 + random.nextInt(1500), 2);
      BigDecimal other =
          random.nextBoolean()
              ? order.amount().add(difference)
              : order.amount().subtract(difference);
      steps(story, at, paid, reserved, other, order.quantity());
    } else {
      int other = order.quantity() + 1 + random.nextInt(3);
      steps(story, at, paid, reserved, order.amount(), other);
    }
  }

  private void cancelled(Story story, Instant at, Instant later) {
    story.placed(at, at);
    if (random.nextBoolean()) {
      story.cancelled(later.plusMillis(random.nextInt(2000)));
    } else {
      story.paymentFailed(later);
    }
  }
}
