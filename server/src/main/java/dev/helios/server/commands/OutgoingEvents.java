// SPDX-License-Identifier: MIT
package dev.helios.server.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.connectors.port.Publisher.Outgoing;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events to publish: read from lines, or made up. Pure. */
final class OutgoingEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOURCE = "helios/publish";

  private OutgoingEvents() {}

  /**
   * Reads {@code {"id"?,"source"?,"type","key"?,"time"?,"data"}}. A line without an id gets one
   * made of its text, so that sending a file again sends the same events. Throws
   * IllegalArgumentException with what was expected.
   */
  static Outgoing read(String line, int number, Instant now) {
    JsonNode event;
    try {
      event = JSON.readTree(line);
    } catch (IOException broken) {
      throw new IllegalArgumentException("line " + number + ": expected JSON", broken);
    }
    JsonNode data = event.path("data");
    if (!event.isObject() || !event.path("type").isTextual() || data.isMissingNode()) {
      throw new IllegalArgumentException(
          "line " + number + ": expected an object with a type and data");
    }
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    return new Outgoing(
        text(event, "id", UUID.nameUUIDFromBytes(utf8).toString()),
        text(event, "source", SOURCE),
        event.path("type").asText(),
        text(event, "key", data.path("order_id").asText("")),
        time(event, number, now),
        Bytes.utf8(data.toString()));
  }

  private static String text(JsonNode event, String name, String fallback) {
    JsonNode found = event.path(name);
    return found.isTextual() ? found.asText() : fallback;
  }

  private static Instant time(JsonNode event, int number, Instant now) {
    @Nullable JsonNode time = event.get("time");
    try {
      return time == null ? now : OffsetDateTime.parse(time.asText()).toInstant();
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "line " + number + ": expected a time such as 2026-11-22T12:00:00Z", unreadable);
    }
  }

  /**
   * The event that a cloud has of an order: placed in AWS, paid in GCP, reserved in Azure. Those of
   * one seed and number are of one order and agree with each other.
   */
  static Outgoing made(Cloud cloud, long seed, int number, Instant now) {
    Random chance = new Random(seed * 1_000_003 + number);
    String order = "ORD-P%d-%06d".formatted(seed, number);
    int quantity = 1 + chance.nextInt(5);
    String amount = "%d.%02d".formatted(5 + chance.nextInt(500), chance.nextInt(100));
    String customer = "CUST-%04d".formatted(1 + chance.nextInt(100));
    String type =
        switch (cloud) {
          case AWS -> "OrderPlaced";
          case GCP -> "PaymentProcessed";
          case AZURE, DIRECT -> "InventoryReserved";
        };
    String data =
        """
        {"order_id":"%s","customer_id":"%s","amount":%s,"currency":"EUR","quantity":%d}"""
            .formatted(order, customer, amount, quantity);
    return new Outgoing(order + "-" + cloud.label(), SOURCE, type, order, now, Bytes.utf8(data));
  }
}
