// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import java.util.List;

/** What a decoder makes of one request. Decoders give a reading for any bytes and never throw. */
public sealed interface Reading {

  /**
   * Deliveries, in the order in which they stood in the request.
   *
   * @param batch whether the request was in a batch format, and is answered item by item
   */
  record Deliveries(List<Delivery> items, boolean batch) implements Reading {
    public Deliveries {
      items = List.copyOf(items);
    }

    public static Deliveries one(Delivery item) {
      return new Deliveries(List.of(item), false);
    }
  }

  /** Event Grid asks whether the endpoint wants this subscription; the code answers it. */
  record Validation(String code, String topic, String subscription) implements Reading {}

  /**
   * SNS asks to confirm a subscription. The message is kept and shown; a configured topic is
   * confirmed.
   *
   * @param kept the message as an item for quarantine
   */
  record Confirmation(String topicArn, String token, Delivery.Malformed kept) implements Reading {}
}
