// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import static dev.helios.simulator.wire.Text.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Event Grid deliveries: its own schema (an array) and CloudEvents 1.0 (structured). */
final class Azure {
  private static final String TOPIC =
      "/subscriptions/0f1e2d3c-0000-4000-8000-0123456789ab/resourceGroups/rg-shop"
          + "/providers/Microsoft.EventGrid/topics/warehouse-";

  private Azure() {}

  static Request eventGrid(List<Message> messages) {
    String body =
        messages.stream().map(Azure::gridEvent).collect(Collectors.joining(",", "[", "]"));
    return new Request(
        Form.EVENT_GRID,
        headers("application/json; charset=utf-8", "1"),
        body.getBytes(UTF_8),
        List.copyOf(messages));
  }

  static Request cloudEvent(Message message) {
    String body =
        "{\"specversion\":\"1.0\",\"id\":"
            + quoted(message.id())
            + ",\"source\":"
            + quoted(TOPIC + message.region().label())
            + ",\"type\":"
            + quoted(message.type())
            + subject(message)
            + ",\"time\":\""
            + sevenDigits(message.occurredAt())
            + "\",\"datacontenttype\":\"application/json\""
            + data(message)
            + "}";
    return new Request(
        message.form(),
        headers("application/cloudevents+json; charset=utf-8", "1.0"),
        body.getBytes(UTF_8),
        List.of(message));
  }

  private static String gridEvent(Message message) {
    return "{\"id\":"
        + quoted(message.id())
        + ",\"topic\":"
        + quoted(TOPIC + message.region().label())
        + subject(message)
        + ",\"eventType\":"
        + quoted(message.type())
        + ",\"eventTime\":\""
        + sevenDigits(message.occurredAt())
        + "\""
        + data(message)
        + ",\"dataVersion\":\"1.0\",\"metadataVersion\":\"1\"}";
  }

  private static String subject(Message message) {
    String about =
        message.orderId() == null
            ? "customers/" + message.customerId()
            : "orders/" + message.orderId();
    return ",\"subject\":" + quoted(about);
  }

  private static String data(Message message) {
    return message.spoil() == Spoil.NO_DATA ? "" : ",\"data\":" + new String(message.data(), UTF_8);
  }

  private static List<String> headers(String contentType, String metadataVersion) {
    return List.of(
        "Content-Type", contentType,
        "aeg-event-type", "Notification",
        "aeg-subscription-name", "HELIOS",
        "aeg-delivery-count", "0",
        "aeg-data-version", "1.0",
        "aeg-metadata-version", metadataVersion);
  }

  private static String sevenDigits(Instant time) {
    String whole = time.truncatedTo(ChronoUnit.SECONDS).toString();
    String digits = Long.toString(10_000_000L + time.getNano() / 100).substring(1);
    return whole.substring(0, whole.length() - 1) + "." + digits + "Z";
  }
}
