// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Encoder;
import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Single events that have nothing to do with one another, at a regular pace: of every ten, four in
 * AWS, three in GCP and three in Azure. No shipped flow has a step for their types: they open no
 * case, of which the rest would never come.
 */
public final class TrafficScenario implements Scenario {
  private static final Map<Cloud, List<String>> TYPES =
      Map.of(
          Cloud.AWS, List.of("OrderShipped", "OrderShipped", "OrderReturned", "CartUpdated"),
          Cloud.GCP, List.of("PaymentAuthorized", "PaymentAuthorized", "PaymentRefunded"),
          Cloud.AZURE, List.of("InventoryCounted", "InventoryCounted", "StockLevelChanged"));

  private final Settings settings;
  private final SplittableRandom random;
  private final Mint mint;
  private final Malformed malformed;
  private final Map<Cloud, Message> newest = new EnumMap<>(Cloud.class);
  private final Cloud[] bag = {
    Cloud.AWS,
    Cloud.AWS,
    Cloud.AWS,
    Cloud.AWS,
    Cloud.GCP,
    Cloud.GCP,
    Cloud.GCP,
    Cloud.AZURE,
    Cloud.AZURE,
    Cloud.AZURE
  };
  private long drawn;

  public TrafficScenario(Settings settings) {
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    this.mint = new Mint(settings.run(), settings.snsShare(), random.split());
    this.malformed = new Malformed(mint, random.split());
  }

  @Override
  public @Nullable Planned next() {
    Instant at = Settings.due(settings.start(), drawn, settings.rate());
    if (settings.ends(at)) {
      return null;
    }
    Cloud cloud = fromBag((int) (drawn % bag.length));
    drawn++;
    return new Planned(at, Encoder.encode(draw(cloud, at)));
  }

  private Message draw(Cloud cloud, Instant at) {
    Order order = Order.draw(settings.run().orderId(drawn), random);
    double point = random.nextDouble();
    Message before = newest.get(cloud);
    if (point < settings.errorRate() / 2 && before != null) {
      return before.again(mint.number());
    }
    if (point < settings.errorRate()) {
      return malformed.draw(cloud, order, at);
    }
    Message message = sound(cloud, order, at);
    newest.put(cloud, message);
    return message;
  }

  private Message sound(Cloud cloud, Order order, Instant at) {
    String type = Order.pick(TYPES.getOrDefault(cloud, List.of()), random);
    boolean aside = type.equals("CartUpdated") || type.equals("StockLevelChanged");
    Data data =
        switch (type) {
          case "OrderReturned" -> Payload.placed(order);
          case "PaymentAuthorized", "PaymentRefunded" ->
              Payload.payment(order, "PAY-" + order.id().substring(4), order.amount());
          case "InventoryCounted" ->
              Payload.reserved(order, "RES-" + order.id().substring(4), order.quantity(), random);
          case "OrderShipped" -> Payload.about(order).text("carrier", "DHL");
          default -> Payload.aside(order);
        };
    return mint.message(cloud, Kind.EVENT, type, null, aside ? null : order.id(), order, at, data);
  }

  /** Draws without putting back, so that every ten in a row hold the exact shares. */
  private Cloud fromBag(int place) {
    int other = place + random.nextInt(bag.length - place);
    Cloud drawnCloud = bag[other];
    bag[other] = bag[place];
    bag[place] = drawnCloud;
    return drawnCloud;
  }
}
