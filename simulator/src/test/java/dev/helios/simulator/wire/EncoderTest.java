// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA =
      "{\"order_id\":\"O-1\", \"name\":\"Café \\\"27\\\"\",\"amount\":10.00}";

  private static Message message(Form form, Spoil spoil) {
    return new Message(
        7,
        form,
        Kind.EVENT,
        spoil,
        form == Form.PUBSUB ? "1230000000007" : "5f2c8a0e-77d1-4a0b-9d53-000000000007",
        "OrderPlaced",
        "placed",
        "O-1",
        "CUST-0001",
        "10.00 EUR",
        Instant.parse("2026-11-22T10:00:00.120Z"),
        DATA.getBytes(UTF_8));
  }

  private static JsonNode body(Request request) throws IOException {
    return JSON.readTree(request.body());
  }

  @Test
  void encode_eventBridge_hasEveryMemberAndTheExactDetail() throws IOException {
    Request request = Encoder.encode(message(Form.EVENTBRIDGE, Spoil.NONE));
    JsonNode event = body(request);
    assertThat(event.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
    assertThat(event.path("version").asText()).isEqualTo("0");
    assertThat(event.path("account").asText()).hasSize(12);
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(new String(request.body(), UTF_8)).contains("\"detail\":" + DATA + "}");
  }

  @Test
  void encode_sns_wrapsTheEventAsTextInAMessage() throws IOException {
    Request request = Encoder.encode(message(Form.SNS, Spoil.NONE));
    JsonNode notification = body(request);
    assertThat(notification.path("Type").asText()).isEqualTo("Notification");
    assertThat(notification.path("TopicArn").asText()).startsWith("arn:aws:sns:");
    assertThat(notification.path("Message").asText()).contains("\"detail\":" + DATA + "}");
    assertThat(notification.path("Timestamp").asText()).isEqualTo("2026-11-22T10:00:00.120Z");
    assertThat(request.headers()).contains("x-amz-sns-message-type", "text/plain; charset=UTF-8");
  }

  @Test
  void encode_pubSub_carriesTheDataInStandardBase64() throws IOException {
    JsonNode push = body(Encoder.encode(message(Form.PUBSUB, Spoil.NONE)));
    JsonNode inner = push.path("message");
    assertThat(inner.path("data").binaryValue()).isEqualTo(DATA.getBytes(UTF_8));
    assertThat(inner.path("messageId").asText()).isEqualTo(inner.path("message_id").asText());
    assertThat(inner.path("messageId").asText()).matches("[0-9]+");
    assertThat(inner.path("publishTime").asText()).isEqualTo("2026-11-22T10:00:00.120Z");
    assertThat(inner.path("attributes").path("eventType").asText()).isEqualTo("OrderPlaced");
    assertThat(push.path("subscription").asText()).startsWith("projects/");
  }

  @Test
  void encode_eventGrid_isAnArrayWithSevenFractionDigits() throws IOException {
    Request request = Encoder.encode(message(Form.EVENT_GRID, Spoil.NONE));
    JsonNode events = body(request);
    assertThat(events.isArray()).isTrue();
    assertThat(events).hasSize(1);
    JsonNode event = events.get(0);
    assertThat(event.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactly(
            "id",
            "topic",
            "subject",
            "eventType",
            "eventTime",
            "data",
            "dataVersion",
            "metadataVersion");
    assertThat(event.path("eventTime").asText()).isEqualTo("2026-11-22T10:00:00.1200000Z");
    assertThat(request.headers()).contains("aeg-event-type", "Notification");
  }

  @Test
  void encode_cloudEvent_hasTheRequiredAttributes() throws IOException {
    JsonNode event = body(Encoder.encode(message(Form.CLOUD_EVENT, Spoil.NONE)));
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    for (String attribute : List.of("id", "source", "type", "time")) {
      assertThat(event.path(attribute).asText()).as(attribute).isNotEmpty();
    }
    assertThat(event.path("data").isObject()).isTrue();
  }

  @Test
  void batch_severalMessages_keepsTheirOrder() throws IOException {
    Message one = message(Form.EVENT_GRID, Spoil.NONE);
    Request request = Encoder.batch(List.of(one, one.conflicting(8, "{\"b\":1}".getBytes(UTF_8))));
    assertThat(body(request)).hasSize(2);
    assertThat(body(request).get(1).path("data").path("b").asInt()).isEqualTo(1);
    assertThat(request.messages()).extracting(Message::n).containsExactly(7L, 8L);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void encode_cut_isNoJson(Form form) {
    Request request = Encoder.encode(message(form, Spoil.CUT));
    assertThatThrownBy(() -> body(request)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void encode_noData_holdsNoneOfTheData(Form form) {
    Request request = Encoder.encode(message(form, Spoil.NO_DATA));
    assertThat(new String(request.body(), UTF_8)).doesNotContain("order_id");
  }

  @Test
  void quoted_controlCharactersAndQuotes_readBackTheSame() throws IOException {
    String text = "a\"b\\c\n\u0001é€";
    assertThat(JSON.readTree(Text.quoted(text)).asText()).isEqualTo(text);
  }
}
