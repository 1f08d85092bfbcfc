// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.shop.Story.Scene;
import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Encoder;
import dev.helios.simulator.wire.Form;
import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import dev.helios.simulator.wire.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Orders over three clouds: placed in AWS, paid in GCP, reserved in Azure, and with every third
 * order one more AWS event, so that the shares are 40, 30 and 30 %. Where verdicts are only due
 * after a deadline, events outside every flow go on in all sources until it has passed everywhere.
 */
public final class OrdersScenario implements Scenario {
  private static final double ORDERS_PER_EVENT = 0.3;
  private static final Duration AFTERMATH = Duration.ofSeconds(5);
  private static final double BATCH_SHARE = 0.1;
  private static final Duration BATCH_WAIT = Duration.ofMillis(250);
  private static final int BATCH_MAX = 5;

  private final Settings settings;
  private final SplittableRandom random;
  private final Mint mint;
  private final Malformed malformed;
  private final Orders orders;
  private final Oracle oracle;
  private final PriorityQueue<Scene> queue =
      new PriorityQueue<>(
          Comparator.comparing(Scene::at).thenComparing(scene -> scene.message().n()));
  private final List<Truth> fresh = new ArrayList<>();
  private final List<Message> batch = new ArrayList<>();
  private Instant batchDue = Instant.MIN;
  private long begun;
  private long aftermath;

  public OrdersScenario(Settings settings) {
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    this.mint = new Mint(settings.run(), settings.snsShare(), random.split());
    this.malformed = new Malformed(mint, random.split());
    this.orders = new Orders(settings, mint, random.split());
    this.oracle = new Oracle(settings.flow());
  }

  @Override
  public List<Truth> truths() {
    List<Truth> truths = List.copyOf(fresh);
    fresh.clear();
    return truths;
  }

  @Override
  public @Nullable Planned next() {
    while (true) {
      fill();
      Scene scene = queue.peek();
      boolean flush = !batch.isEmpty() && (scene == null || !scene.at().isBefore(batchDue));
      if (flush || batch.size() == BATCH_MAX) {
        return batched(scene);
      }
      if (scene == null) {
        return null;
      }
      queue.remove();
      if (!joinsBatch(scene)) {
        return new Planned(scene.at(), Encoder.encode(scene.message()));
      }
    }
  }

  /** Event Grid gathers now and then what comes within a moment into one delivery. */
  private boolean joinsBatch(Scene scene) {
    Message message = scene.message();
    if (message.form() != Form.EVENT_GRID || message.kind() != Kind.EVENT) {
      return false;
    }
    if (batch.isEmpty()) {
      if (random.nextDouble() >= BATCH_SHARE) {
        return false;
      }
      batchDue = scene.at().plus(BATCH_WAIT);
    }
    return batch.add(message);
  }

  private Planned batched(@Nullable Scene following) {
    Instant at = following == null || batchDue.isBefore(following.at()) ? batchDue : following.at();
    Planned planned = new Planned(at, Encoder.batch(batch));
    batch.clear();
    return planned;
  }

  /** Begins everything that could come before the head of the queue. */
  private void fill() {
    double perSecond = settings.rate() * ORDERS_PER_EVENT;
    while (true) {
      Instant at = Settings.due(settings.start(), begun, perSecond);
      if (settings.ends(at)) {
        fillAftermath();
        return;
      }
      Scene head = queue.peek();
      if (head != null && head.at().isBefore(at)) {
        return;
      }
      begin(at);
    }
  }

  private void begin(Instant at) {
    Fault fault = settings.faults().draw(random);
    Story story = orders.tell(++begun, fault, at);
    fresh.add(oracle.judge(story.order, fault, story.sights()));
    queue.addAll(story.scenes);
    for (Scene scene : story.scenes) {
      disturb(story.order, scene);
    }
    if (begun % 3 == 0) {
      aside(story.order, Cloud.AWS, at.plusMillis(500 + random.nextInt(2500)));
    }
  }

  private void disturb(Order order, Scene scene) {
    double point = random.nextDouble();
    if (point < settings.errorRate() / 2) {
      Instant later = scene.at().plusMillis(300 + random.nextInt(1700));
      push(later, scene.message().again(mint.number()));
    } else if (point < settings.errorRate()) {
      Instant later = scene.at().plusMillis(random.nextInt(500));
      push(later, malformed.draw(scene.message().cloud(), order, later));
    }
  }

  private void aside(Order order, Cloud cloud, Instant at) {
    String type =
        switch (cloud) {
          case AWS -> random.nextBoolean() ? "CartUpdated" : "CustomerUpdated";
          case GCP -> "PaymentMethodAdded";
          case AZURE -> "StockLevelChanged";
        };
    push(at, mint.message(cloud, Kind.EVENT, type, null, null, order, at, Payload.aside(order)));
  }

  private void push(Instant at, Message message) {
    Instant delivered = at;
    for (Stall stall : settings.stalls()) {
      delivered = stall.delivery(message, delivered, settings.start());
    }
    queue.add(new Scene(delivered, message));
  }

  private Order customerOf(Region region) {
    Order order = Order.draw(settings.run().orderId(0), random);
    while (Region.of(order.customerId()) != region) {
      order = Order.draw(settings.run().orderId(0), random);
    }
    return order;
  }

  private void fillAftermath() {
    if (!settings.faults().needsDeadline() && settings.stalls().isEmpty()) {
      return;
    }
    Duration length = settings.flow().longest().plus(AFTERMATH);
    Instant end = settings.start().plus(settings.duration());
    while (aftermath <= length.toSeconds()) {
      Instant at = end.plusSeconds(aftermath++);
      for (Cloud cloud : Cloud.values()) {
        for (Region region : Region.values()) {
          aside(customerOf(region), cloud, at);
        }
      }
    }
  }
}
