// SPDX-License-Identifier: MIT
package dev.helios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.core.event.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that begins with a byte order mark, by every way on which a mark can come. */
class ByteOrderMarkTest {
  private static final String JSON = "{\"order_id\":\"A\",\"amount\":1.50}";
  private static final String MARKED = "\uFEFF" + JSON;
  private static final List<Charset> WIDE =
      List.of(
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_32LE,
          StandardCharsets.UTF_32BE);

  static Stream<Event> marked() {
    return readings(Bytes.utf8(MARKED));
  }

  /** The data in CloudEvents binary, {@code data_base64}, Pub/Sub in both forms, and raw SNS. */
  private static Stream<Event> readings(Bytes data) {
    String base64 = Base64.getEncoder().encodeToString(data.array());
    Map<String, String> snsRaw = new HashMap<>(Sample.type("text/plain"));
    snsRaw.put("x-amz-sns-rawdelivery", "true");
    snsRaw.put("x-amz-sns-message-id", "1");
    snsRaw.put("x-amz-sns-topic-arn", "arn:aws:sns:eu-west-1:1:t");
    return Stream.of(
            Sample.wire(Decoders.DIRECT, Sample.binary(), data),
            Sample.wire(Decoders.AZURE, Sample.binary(), data),
            Sample.wire(
                Decoders.DIRECT,
                Sample.type("application/cloudevents+json"),
                Bytes.utf8(
                    "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\","
                        + "\"datacontenttype\":\"application/json\",\"data_base64\":\""
                        + base64
                        + "\"}")),
            Sample.wire(
                Decoders.GCP,
                Sample.json(),
                Bytes.utf8(
                    "{\"message\":{\"messageId\":\"1\",\"data\":\""
                        + base64
                        + "\"},\"subscription\":\"s\"}")),
            Sample.wire(
                Decoders.GCP,
                Map.of("x-goog-pubsub-message-id", "1", "x-goog-pubsub-subscription-name", "s"),
                data),
            Sample.wire(Decoders.AWS, snsRaw, data))
        .map(wire -> Outcome.event(Sample.read(wire)));
  }

  @ParameterizedTest
  @MethodSource("marked")
  void read_markBeforeJson_isKeptAndTheDataIsReadAndShownWithoutIt(Event event) {
    assertThat(event.data()).isEqualTo(Bytes.utf8(MARKED));
    assertThat(event.contentType()).isEqualTo("application/json");
    assertThat(event.facts()).isEqualTo(BusinessFields.of(Bytes.utf8(JSON), "application/json"));
    assertThat(Json.text(event.data())).isEqualTo(JSON);
  }

  @Test
  void read_markInsideAnSnsMessage_isTheSame() {
    String body =
        "{\"Type\":\"Notification\",\"MessageId\":\"1\",\"TopicArn\":\"a\",\"Message\":\"\uFEFF"
            + JSON.replace("\"", "\\\"")
            + "\"}";
    Event event =
        Outcome.event(Sample.read(Sample.wire(Decoders.AWS, Sample.json(), Bytes.utf8(body))));

    assertThat(event.data()).isEqualTo(Bytes.utf8(MARKED));
    assertThat(event.facts().orderId()).isEqualTo("A");
  }

  @Test
  void read_marksOfOtherEncodings_areNeverReadAsJson() {
    for (Charset wide : WIDE) {
      assertThat(readings(Bytes.of(MARKED.getBytes(wide))))
          .as(wide.name())
          .allSatisfy(
              event ->
                  assertThat(event.facts().shape())
                      .isIn(BusinessFields.Shape.BROKEN_JSON, BusinessFields.Shape.OPAQUE));
    }
  }
}
