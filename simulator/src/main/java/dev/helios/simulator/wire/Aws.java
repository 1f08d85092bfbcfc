// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import static dev.helios.simulator.wire.Text.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** EventBridge events, bare from an API destination or inside an SNS notification. */
final class Aws {
  private static final String ACCOUNT = "012345678901";
  private static final String REGION = "eu-central-1";
  private static final String TOPIC = "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":shop-events";

  private Aws() {}

  static Request eventBridge(Message message) {
    List<String> headers =
        List.of(
            "User-Agent", "Amazon/EventBridge/ApiDestinations",
            "Content-Type", "application/json; charset=utf-8",
            "Range", "bytes=0-1048575");
    return new Request(message.form(), headers, event(message).getBytes(UTF_8), List.of(message));
  }

  static Request sns(Message message) {
    String messageId = "5" + message.id().substring(1);
    List<String> headers =
        List.of(
            "User-Agent",
            "Amazon Simple Notification Service Agent",
            "Content-Type",
            "text/plain; charset=UTF-8",
            "x-amz-sns-message-type",
            "Notification",
            "x-amz-sns-message-id",
            messageId,
            "x-amz-sns-topic-arn",
            TOPIC,
            "x-amz-sns-subscription-arn",
            TOPIC + ":6c7e2d3f-0b1a-4c5d-8e9f-a0b1c2d3e4f5");
    String body =
        "{\n  \"Type\" : \"Notification\",\n  \"MessageId\" : "
            + quoted(messageId)
            + ",\n  \"TopicArn\" : "
            + quoted(TOPIC)
            + ",\n  \"Message\" : "
            + quoted(event(message))
            + ",\n  \"Timestamp\" : "
            + quoted(millis(message.occurredAt()))
            + ",\n  \"SignatureVersion\" : \"2\",\n  \"Signature\" : \"c2ltdWxhdGVk\""
            + ",\n  \"SigningCertURL\" : \"https://sns."
            + REGION
            + ".amazonaws.com/SimpleNotificationService-simulated.pem\""
            + ",\n  \"UnsubscribeURL\" : \"https://sns."
            + REGION
            + ".amazonaws.com/?Action=Unsubscribe\"\n}";
    return new Request(message.form(), headers, body.getBytes(UTF_8), List.of(message));
  }

  private static String event(Message message) {
    String detail =
        message.spoil() == Spoil.NO_DATA ? "" : ",\"detail\":" + new String(message.data(), UTF_8);
    return "{\"version\":\"0\",\"id\":"
        + quoted(message.id())
        + ",\"detail-type\":"
        + quoted(message.type())
        + ",\"source\":\"com.example.shop."
        + message.region().label()
        + "\",\"account\":\""
        + ACCOUNT
        + "\",\"time\":\""
        + message.occurredAt().truncatedTo(ChronoUnit.SECONDS)
        + "\",\"region\":\""
        + REGION
        + "\",\"resources\":[]"
        + detail
        + "}";
  }

  static String millis(Instant time) {
    long part = Math.floorMod(time.toEpochMilli(), 1000L);
    String digits = Long.toString(1000 + part).substring(1);
    String whole = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return whole.substring(0, whole.length() - 1) + "." + digits + "Z";
  }
}
