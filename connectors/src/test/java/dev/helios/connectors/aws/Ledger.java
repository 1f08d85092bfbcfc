// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.DecodedMessages;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Admission;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway and a log in memory: what it has admitted, and how often each was handed in. */
final class Ledger implements MessageHandler {
  private final Map<String, Digest> remembered = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> admitted = new ConcurrentHashMap<>();
  final AtomicInteger handed = new AtomicInteger();

  @Override
  public CompletionStage<Settlement> take(FetchedMessage message) {
    return CompletableFuture.supplyAsync(() -> keep(message));
  }

  /** The body of a synthetic order's event. */
  static String order(int number) {
    return order(number, "2026-11-20T07:41:09Z");
  }

  static String order(int number, String time) {
    return """
    {"version":"0","id":"e-%d","detail-type":"OrderPlaced","source":"com.acme.shop",\
    "account":"010987654321","time":"%s","region":"eu-central-1","resources":[],\
    "detail":{"order_id":"ORD-%d","customer_id":"CUST-0001","amount":100}}\
    """
        .formatted(number, time, number);
  }

  int ids() {
    return admitted.size();
  }

  /** Ids that were admitted more than once. */
  long doubles() {
    return admitted.values().stream().filter(times -> times.get() > 1).count();
  }

  boolean has(String id) {
    return admitted.containsKey(id);
  }

  private Settlement keep(FetchedMessage message) {
    handed.incrementAndGet();
    Event event = event(message);
    remembered.compute(
        event.id(),
        (id, before) -> {
          if (Gateway.admit(event, before) instanceof Admission.Admitted) {
            admitted.computeIfAbsent(id, none -> new AtomicInteger()).incrementAndGet();
          }
          return event.contentHash();
        });
    return Settlement.ACK;
  }

  static Event event(FetchedMessage message) {
    Reading reading = DecodedMessages.reading(message);
    if (reading instanceof Reading.Deliveries deliveries
        && Gateway.examine(deliveries.items().getFirst())
            instanceof Examination.Sound(Event event, RawDelivery wire)) {
      return event;
    }
    throw new AssertionError("expected a readable event, found " + reading);
  }
}
