// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** The data of the shop's events. Every other type than the flow's own is outside the flow. */
final class Payload {
  private static final List<String> WAREHOUSES = List.of("FRA-1", "AMS-2", "WAW-1", "LYS-3");

  private Payload() {}

  static Data placed(Order order) {
    String item =
        "[{\"sku\":"
            + Text.quoted(order.product().sku())
            + ",\"name\":"
            + Text.quoted(order.product().name())
            + ",\"quantity\":"
            + order.quantity()
            + ",\"unit_price\":"
            + order.product().price().toPlainString()
            + "}]";
    return about(order)
        .money("amount", order.amount())
        .text("currency", order.currency())
        .number("quantity", order.quantity())
        .raw("items", item)
        .text("country", order.country())
        .text("channel", order.channel());
  }

  static Data payment(Order order, String paymentId, BigDecimal amount) {
    return about(order)
        .text("payment_id", paymentId)
        .money("amount", amount)
        .text("currency", order.currency())
        .text("method", order.method());
  }

  static Data reserved(Order order, String reservationId, int quantity, SplittableRandom random) {
    return about(order)
        .text("reservation_id", reservationId)
        .text("sku", order.product().sku())
        .number("quantity", quantity)
        .text("warehouse", Order.pick(WAREHOUSES, random));
  }

  /** Anything else that happens to an order. */
  static Data about(Order order) {
    return new Data().text("order_id", order.id()).text("customer_id", order.customerId());
  }

  /** What happens to a customer or a product, and to no order. */
  static Data aside(Order order) {
    return new Data()
        .text("customer_id", order.customerId())
        .text("sku", order.product().sku())
        .text("name", order.product().name())
        .number("quantity", order.quantity());
  }
}
