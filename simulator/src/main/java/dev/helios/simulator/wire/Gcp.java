// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import static dev.helios.simulator.wire.Text.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** Pub/Sub push in its default, wrapped form. */
final class Gcp {
  private Gcp() {}

  static Request push(Message message) {
    String data =
        message.spoil() == Spoil.NO_DATA
            ? "%not-base64%"
            : Base64.getEncoder().encodeToString(message.data());
    String time = quoted(Aws.millis(message.occurredAt()));
    String id = quoted(message.id());
    String body =
        "{\"message\":{\"attributes\":{\"eventType\":"
            + quoted(message.type())
            + "},\"data\":\""
            + data
            + "\",\"messageId\":"
            + id
            + ",\"message_id\":"
            + id
            + ",\"publishTime\":"
            + time
            + ",\"publish_time\":"
            + time
            + "},\"subscription\":\"projects/shop-prod/subscriptions/helios-push-"
            + message.region().label()
            + "\"}";
    List<String> headers =
        List.of(
            "User-Agent",
                "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)",
            "Content-Type", "application/json");
    return new Request(message.form(), headers, body.getBytes(UTF_8), List.of(message));
  }
}
