// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import dev.helios.connectors.port.DecodedMessages;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.wire.Decoders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that is pulled is the same event as the same message pushed. */
class PubSubMessageMapperTest {
  private static final String SUBSCRIPTION = "projects/acme/subscriptions/helios";
  private static final Instant PUBLISHED = Instant.parse("2026-11-20T07:41:09.512Z");
  private static final String DATA = "{\"order_id\":\"A-1\",\"amount\":12.50}";

  @Test
  void fetched_plainMessage_isTheEventOfItsPush() {
    same(
        Map.of(
            "eventType", "PaymentProcessed",
            "tenant", "t-17",
            "Region", "eu",
            "googclient_schemaencoding", "JSON",
            "googclient_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        DATA,
        "A-1");
  }

  @Test
  void fetched_withoutAttributesAndKey_isTheEventOfItsPush() {
    same(Map.of(), "{\"type\":\"PaymentProcessed\",\"order_id\":\"A-1\"}", "");
  }

  @Test
  void fetched_opaqueData_isTheEventOfItsPush() {
    same(
        Map.of("content-type", "text/plain", "eventTime", "2026-11-20T07:41:00Z"),
        "gr\u00fc\u00df dich",
        "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"till-1%20a", "plain", "caf\u00e9", "100%"})
  void fetched_cloudEventInAttributes_isTheEventOfItsPush(String id) {
    same(
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", id,
            "ce-source", "/acme/till",
            "ce-type", "PaymentProcessed",
            "ce-time", "2026-11-20T07:41:08Z",
            "content-type", "application/json"),
        DATA,
        "");
  }

  @Test
  void fetched_structuredCloudEvent_isTheEventOfItsPush() {
    same(
        Map.of("content-type", "application/cloudevents+json; charset=utf-8"),
        "{\"specversion\":\"1.0\",\"id\":\"s-1\",\"source\":\"/acme\",\"type\":\"T\",\"data\":{\"order_id\":1}}",
        "");
  }

  @Test
  void fetched_attributesThatPoseAsPubSub_changeNothing() {
    FetchedMessage fetched =
        PubSubMessageMapper.fetched(
            message(
                Map.of(
                    "X-Goog-Pubsub-Message-Id", "666",
                    "x-goog-pubsub-subscription-name", "projects/evil/subscriptions/s",
                    "x-goog-pubsub-publish-time", "1970-01-01T00:00:00Z",
                    "x-goog-pubsub-ordering-key", "evil",
                    "idempotency-key", "evil"),
                DATA,
                ""),
            SUBSCRIPTION,
            0,
            null);
    Event event = event(fetched);

    assertThat(event.id()).isEqualTo("77");
    assertThat(event.identity().source()).isEqualTo("//pubsub.googleapis.com/" + SUBSCRIPTION);
    assertThat(event.occurredAt()).isEqualTo(PUBLISHED);
    assertThat(event.extensions()).doesNotContainValue("evil");
  }

  @Test
  void fetched_deliveryAttempt_isKeptBesideTheEvent() {
    PubsubMessage message = message(Map.of(PubSubMessageMapper.ATTEMPT, "3"), DATA, "");

    FetchedMessage third =
        PubSubMessageMapper.fetched(
            message, SUBSCRIPTION, PubSubMessageMapper.attempt(message), "repair");
    FetchedMessage first = PubSubMessageMapper.fetched(message, SUBSCRIPTION, 1, null);

    assertThat(third.headers()).containsEntry("x-goog-pubsub-delivery-attempt", "3");
    assertThat(third.headers()).doesNotContainKey(PubSubMessageMapper.ATTEMPT);
    assertThat(third.replay()).isEqualTo("repair");
    assertThat(event(third)).isEqualTo(event(first));
  }

  private static void same(Map<String, String> attributes, String data, String key) {
    Event pulled =
        event(PubSubMessageMapper.fetched(message(attributes, data, key), SUBSCRIPTION, 2, null));
    Event pushed = pushed(attributes, data, key);

    assertThat(pulled).isEqualTo(pushed);
  }

  private static Event event(FetchedMessage fetched) {
    return DecodedMessages.event(fetched);
  }

  private static PubsubMessage message(Map<String, String> attributes, String data, String key) {
    return PubsubMessage.newBuilder()
        .setMessageId("77")
        .setData(ByteString.copyFromUtf8(data))
        .setOrderingKey(key)
        .putAllAttributes(attributes)
        .setPublishTime(
            Timestamp.newBuilder()
                .setSeconds(PUBLISHED.getEpochSecond())
                .setNanos(PUBLISHED.getNano()))
        .build();
  }

  /** The wrapped push of the same message, as Pub/Sub documents it. */
  private static Event pushed(Map<String, String> attributes, String data, String key) {
    String members =
        attributes.entrySet().stream()
            .map(e -> "\"%s\":\"%s\"".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    String base64 = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    String body =
        "{\"message\":{\"attributes\":%s,\"data\":\"%s\",\"messageId\":\"77\",\"publishTime\":\"%s\"%s},\"subscription\":\"%s\"}"
            .formatted(
                members,
                base64,
                PUBLISHED,
                key.isEmpty() ? "" : ",\"orderingKey\":\"" + key + "\"",
                SUBSCRIPTION);
    return DecodedMessages.event(
        new FetchedMessage(
            Decoders.GCP, Map.of("content-type", "application/json"), Bytes.utf8(body), null));
  }
}
