// SPDX-License-Identifier: MIT
package dev.helios.wire.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.Outcome;
import dev.helios.wire.Sample;
import dev.helios.wire.envelope.DecoderSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventGridDecoderTest {
  private static final String TOPIC =
      "/subscriptions/0f1e2d3c-0000-4000-8000-0123456789ab/resourceGroups/rg-shop"
          + "/providers/Microsoft.EventGrid/topics/orders";
  private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";
  private static final String ONE =
      "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\"X\",\"data\":{\"a\":1}}";

  @Test
  void read_arrayOfOne_takesEveryMember() {
    Event event = Outcome.event(Sample.of("azure/eventgrid-array.json").read());

    assertThat(event.identity().source()).isEqualTo(TOPIC);
    assertThat(event.id()).isEqualTo("b4a7d0e2-1");
    assertThat(event.type()).isEqualTo("InventoryReserved");
    assertThat(event.subject()).isEqualTo("orders/A-10443");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:09.5127713Z"));
    assertThat(event.extensions()).isEqualTo(Map.of("dataversion", "2.1"));
  }

  @Test
  void read_objectAndArray_giveTheSameEvent() {
    Event array = Outcome.event(Sample.of("azure/eventgrid-array.json").read());
    Event object = Outcome.event(Sample.of("azure/eventgrid-object.json").read());

    // The sender's spacing belongs to the data, and differs between the two files.
    assertThat(object.identity()).isEqualTo(array.identity());
    assertThat(object.facts()).isEqualTo(array.facts());
  }

  @Test
  void read_array_isABatchAndAnObjectIsNone() {
    assertThat(Sample.of("azure/eventgrid-batch.json").read())
        .isInstanceOfSatisfying(
            Reading.Deliveries.class, deliveries -> assertThat(deliveries.batch()).isTrue());
    assertThat(Sample.of("azure/eventgrid-object.json").read())
        .isInstanceOfSatisfying(
            Reading.Deliveries.class, deliveries -> assertThat(deliveries.batch()).isFalse());
  }

  @Test
  void read_withoutTopic_isOfTheSubscription() {
    Event event = Outcome.event(Sample.of("azure/eventgrid-no-topic.json").read());

    assertThat(event.identity().source()).isEqualTo("eventgrid:HELIOS");
    assertThat(event.extensions()).containsEntry(Event.TIME_ASSUMED, "absent");
  }

  @Test
  void read_validation_answersWithTheCode() {
    assertThat(Sample.of("azure/validation.json").read())
        .isEqualTo(new Reading.Validation("512d38b6-c7b8-40c8-89fe-f46f9e9622b6", TOPIC, "HELIOS"));
  }

  static Stream<String> validations() {
    String object = "{\"validationCode\":\"C-1\",\"validationUrl\":\"https://x.example\"}";
    String text = "\"" + object.replace("\"", "\\\"") + "\"";
    String base64 =
        "\"" + Base64.getEncoder().encodeToString(object.getBytes(StandardCharsets.UTF_8)) + "\"";
    String own = "\"topic\":\"t\",\"eventType\":\"" + VALIDATION + "\",\"data\":";
    String cloudEvent = "\"specversion\":\"1.0\",\"source\":\"t\",\"type\":\"" + VALIDATION + "\",";
    return Stream.of(
            own + object,
            own + text,
            cloudEvent + "\"data\":" + object,
            cloudEvent + "\"data\":" + text,
            cloudEvent + "\"datacontenttype\":\"text/plain\",\"data\":" + text,
            cloudEvent + "\"data_base64\":" + base64)
        .map(members -> "{\"id\":\"1\"," + members + "}");
  }

  @ParameterizedTest
  @MethodSource("validations")
  void read_validationInEverySchemaAndSpelling_isAnswered(String event) {
    for (String body : List.of(event, "[" + event + "]", "\uFEFF" + event)) {
      RawDelivery wire = Sample.wire(Decoders.AZURE, Sample.json(), Bytes.utf8(body));

      assertThat(Sample.read(wire)).as(body).isEqualTo(new Reading.Validation("C-1", "t", ""));
      assertThat(Sample.read(wire.withHeader("aeg-event-type", "SubscriptionValidation")))
          .isEqualTo(new Reading.Validation("C-1", "t", ""));
    }
  }

  @Test
  void read_validationInBinaryMode_isAnswered() {
    Map<String, String> headers = new HashMap<>(Sample.binary());
    headers.put("ce-type", VALIDATION);
    headers.put("ce-source", "t");
    Bytes body = Bytes.utf8("{\"validationCode\":\"C-1\"}");

    assertThat(Sample.read(Sample.wire(Decoders.AZURE, headers, body)))
        .isEqualTo(new Reading.Validation("C-1", "t", ""));
  }

  @Test
  void read_validationWithoutACode_isKept() {
    for (String data : List.of("{}", "\"{}\"", "\"C-1\"", "\"\\ud800\"", "[\"C-1\"]")) {
      assertThat(
              read(
                  "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\""
                      + VALIDATION
                      + "\",\"data\":"
                      + data
                      + "}"))
          .as(data)
          .containsExactly("quarantined envelope.member_missing");
    }
  }

  @Test
  void read_validationAmongEventsOrAsNotification_isNoHandshake() {
    Sample validation = Sample.of("azure/validation.json");
    RawDelivery notification = validation.wire().withHeader("aeg-event-type", "Notification");
    String item = validation.body().text().strip();
    Bytes two = Bytes.utf8("[" + item.substring(1, item.length() - 1) + "," + ONE + "]");

    assertThat(Outcome.all(Sample.read(notification))).containsExactly("sound");
    assertThat(Outcome.all(Sample.read(validation.wire().withBody(two))))
        .containsExactly("sound", "sound");
  }

  @Test
  void read_cloudEvent_isReadByItsMembers() {
    Event event = Outcome.event(Sample.of("azure/cloudevent.json").read());

    assertThat(event.identity().source()).isEqualTo(TOPIC);
    assertThat(event.id()).isEqualTo("az-1");
    assertThat(event.subject()).isEqualTo("orders/A-1");
  }

  @Test
  void read_oneBrokenItem_leavesItsNeighboursAlone() {
    assertThat(read("[" + ONE + ",7," + ONE + "]"))
        .containsExactly("sound", "quarantined envelope.not_an_object", "sound");
    assertThat(
            read("[" + ONE + ",{\"id\":\"\\ud800\",\"eventType\":\"X\",\"data\":1}," + ONE + "]"))
        .containsExactly("sound", "quarantined id.not_text", "sound");
  }

  @Test
  void read_arrayThatBreaks_keepsWhatCameBefore() {
    String body = "[" + ONE + "," + ONE + ",{\"id\":nope},{\"id\":\"9\"}]";
    RawDelivery wire = Sample.wire(Decoders.AZURE, Sample.json(), Bytes.utf8(body));

    Reading reading = Sample.read(wire);

    assertThat(Outcome.all(reading))
        .containsExactly("sound", "sound", "quarantined json.malformed");
    Delivery rest = ((Reading.Deliveries) reading).items().getLast();
    assertThat(rest.wire().body().text()).isEqualTo(",{\"id\":nope},{\"id\":\"9\"}]");
  }

  @Test
  void read_batchesAtTheLimit_areTakenAndOneMoreIsNot() {
    assertThat(read("[]")).containsExactly("quarantined batch.empty");
    assertThat(read(batch(DecoderSettings.DEFAULT_BATCH_MAX)))
        .hasSize(DecoderSettings.DEFAULT_BATCH_MAX)
        .containsOnly("sound");
    assertThat(read(batch(DecoderSettings.DEFAULT_BATCH_MAX + 1)))
        .containsExactly("quarantined batch.too_large");
  }

  private static String batch(int size) {
    return "[" + String.join(",", Collections.nCopies(size, ONE)) + "]";
  }

  private static List<String> read(String body) {
    return Outcome.all(Sample.read(Sample.wire(Decoders.AZURE, Sample.json(), Bytes.utf8(body))));
  }
}
