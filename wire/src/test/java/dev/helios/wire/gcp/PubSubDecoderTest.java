// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.Outcome;
import dev.helios.wire.Sample;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PubSubDecoderTest {
  private static final String DATA =
      "{\"order_id\":\"A-10443\",\"amount\":1299.00,\"currency\":\"EUR\"}";
  private static final String CLOUD_EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"ce-1\",\"source\":\"/till\",\"type\":\"OrderPlaced\","
          + "\"data\":{\"order_id\":\"A\"}}";
  private static final String SUBSCRIPTION = "projects/acme-prod/subscriptions/helios-push";

  @Test
  void read_wrapped_takesEveryMember() {
    Event event = event("gcp/wrapped.json");

    assertThat(event.identity().source()).isEqualTo("//pubsub.googleapis.com/" + SUBSCRIPTION);
    assertThat(event.id()).isEqualTo("12948811530274466");
    assertThat(event.type()).isEqualTo("PaymentProcessed");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:09.512Z"));
    assertThat(event.contentType()).isEqualTo("application/json");
    assertThat(event.data().text()).isEqualTo(DATA);
    assertThat(event.extensions())
        .isEqualTo(
            Map.of(
                "eventtype", "PaymentProcessed",
                "pubsubtenant", "t-17",
                "traceid", "abc",
                "pubsubsource", "till",
                "partitionkey", "A-10443",
                "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  }

  @Test
  void read_configuredTopic_isTheSource() {
    DecoderSettings settings =
        new DecoderSettings(
            List.of("kind"), Map.of(SUBSCRIPTION, "projects/acme-prod/topics/payments"), 10);
    Decoders decoders = Decoders.of(settings);
    Sample sample = Sample.of("gcp/wrapped.json");

    Event event = Outcome.event(decoders.forRoute(Decoders.GCP).read(sample.wire()));

    assertThat(event.identity().source())
        .isEqualTo("//pubsub.googleapis.com/projects/acme-prod/topics/payments");
    assertThat(event.type()).isEqualTo(Eventarc.PUBLISHED);
  }

  @Test
  void read_snakeCaseOnly_findsTheTypeInTheData() {
    Event event = event("gcp/wrapped-snake.json");

    assertThat(event.id()).isEqualTo("77");
    assertThat(event.type()).isEqualTo("PaymentProcessed");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:09Z"));
  }

  @Test
  void read_opaqueData_isKeptAsItIs() {
    Event event = event("gcp/wrapped-opaque.json");

    assertThat(event.contentType()).isEqualTo("application/octet-stream");
    assertThat(event.data().array()).containsExactly(0, 1, 2, 255);
    assertThat(event.type()).isEqualTo(Eventarc.PUBLISHED);
  }

  @Test
  void read_cloudEventsInMessages_areTheirOwnIdentity() {
    Event binary = event("gcp/cloudevents-binary.json");
    Event structured = event("gcp/cloudevents-structured.json");

    assertThat(binary.identity().source()).isEqualTo("//acme/till/4");
    assertThat(binary.id()).isEqualTo("ce-9");
    assertThat(binary.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:08.5Z"));
    assertThat(binary.extensions()).isEqualTo(Map.of("partitionkey", "A-10443"));
    assertThat(structured.id()).isEqualTo("ce-10");
    assertThat(structured.data().text()).isEqualTo("{\"order_id\": \"A-10443\", \"amount\": 5}");
  }

  @Test
  void read_eventarc_isTheWrappedFormWithTheTopicFromTheHeader() {
    Event event = event("gcp/eventarc.json");

    assertThat(event.identity().source())
        .isEqualTo("//pubsub.googleapis.com/projects/acme-prod/topics/payments");
    assertThat(event.id()).isEqualTo("31337");
    assertThat(event.data().text()).isEqualTo(DATA);
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:09.512345678Z"));
  }

  @Test
  void read_unwrapped_takesTheHeaders() {
    Event event = event("gcp/unwrapped.json");

    assertThat(event.identity().source())
        .isEqualTo("//pubsub.googleapis.com/projects/acme-prod/subscriptions/raw");
    assertThat(event.id()).isEqualTo("555");
    assertThat(event.type()).isEqualTo("PaymentProcessed");
    assertThat(event.data().text()).isEqualTo(DATA + "\n");
    assertThat(event.contentType()).isEqualTo("application/json");
    assertThat(event.extensions()).containsEntry("partitionkey", "A-10443");
  }

  @Test
  void read_unwrappedWithoutAnyName_isNamedByItsBytes() {
    Event event = event("gcp/unwrapped-bare.json");

    assertThat(event.id()).isEqualTo(Sha256.hex(event.data()));
    assertThat(event.extensions()).containsEntry("derivedid", "true");
  }

  @Test
  void read_attributeTimeUnusable_fallsBackToThePublishTime() {
    String body =
        """
        {"message":{"messageId":"1","publishTime":"2026-11-20T07:00:00Z","data":"eyJhIjoxfQ==",
        "attributes":{"eventTime":"yesterday"}},"subscription":"s"}""";

    Event event =
        Outcome.event(Sample.read(Sample.wire(Decoders.GCP, Sample.json(), Bytes.utf8(body))));

    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:00:00Z"));
    assertThat(event.extensions()).doesNotContainKey(Event.TIME_ASSUMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type", "content-type", "CONTENT-TYPE", "Content-type"})
  void read_contentTypeInAnyCase_saysThatTheDataIsACloudEvent(String name) {
    String type = "application/cloudevents+json; charset=UTF-8";

    assertThat(wrapped(Map.of(name, type), CLOUD_EVENT).id()).isEqualTo("ce-1");
  }

  @Test
  void read_wholeCloudEvent_isOneByItsSpecversionAlone() {
    Map<String, String> noise = Map.of("eventType", "PaymentProcessed", "till", "4");

    for (Map<String, String> attributes : List.of(Sample.NO_HEADERS, Sample.json(), noise)) {
      Event event = wrapped(attributes, CLOUD_EVENT);
      assertThat(event.id()).isEqualTo("ce-1");
      assertThat(event.identity().source()).isEqualTo("/till");
      assertThat(event.type()).isEqualTo("OrderPlaced");
      assertThat(event.data().text()).isEqualTo("{\"order_id\":\"A\"}");
      assertThat(unwrapped(attributes, CLOUD_EVENT).identity()).isEqualTo(event.identity());
    }
    assertThat(Outcome.event(read(Sample.NO_HEADERS, CLOUD_EVENT)).id()).isEqualTo("ce-1");
  }

  @Test
  void read_cloudEventOfAnotherVersion_isNamed() {
    String old = CLOUD_EVENT.replace("1.0", "0.3");
    String body = envelope(Sample.NO_HEADERS, old);

    assertThat(Outcome.all(read(Sample.json(), body)))
        .containsExactly("quarantined cloudevents.specversion");
  }

  @Test
  void read_dataWithASpecversionOfItsOwnInside_staysData() {
    Event event = wrapped(Map.of("eventType", "X"), "{\"spec\":" + CLOUD_EVENT + "}");

    assertThat(event.id()).isEqualTo("77");
    assertThat(event.type()).isEqualTo("X");
  }

  @Test
  void read_attributesOfBinaryModeInAnyCase_areTheEvents() {
    Map<String, String> attributes =
        Map.of(
            "CE-SpecVersion", "1.0",
            "Ce-Id", "b-1",
            "ce-Source", "/till",
            "CE-TYPE", "PaymentProcessed",
            "Content-Type", "text/plain");
    Event event = wrapped(attributes, "hello");

    assertThat(event.id()).isEqualTo("b-1");
    assertThat(event.identity().source()).isEqualTo("/till");
    assertThat(event.contentType()).isEqualTo("text/plain");
    assertThat(event.extensions()).containsOnlyKeys(Event.TIME_ASSUMED);
  }

  @Test
  void read_namesThatDifferInCaseOnly_theFirstInByteOrderCountsAsInAPull() {
    Map<String, String> twice = Map.of("content-type", "a/b", "Content-Type", "c/d");

    assertThat(wrapped(twice, "hello").contentType()).isEqualTo("c/d");
    assertThat(wrapped(Map.of("EVENTTYPE", "Y", "EventType", "Z"), "hello").type()).isEqualTo("Y");
  }

  @Test
  void read_eventarcInStructuredMode_isWhatBinaryModeGives() {
    Event binary = event("gcp/eventarc.json");
    String json =
        "{\"specversion\":\"1.0\",\"id\":\"31337\",\"type\":\""
            + Eventarc.PUBLISHED
            + "\",\"source\":\"//pubsub.googleapis.com/projects/acme-prod/topics/payments\","
            + "\"datacontenttype\":\"application/json\",\"data\":"
            + Sample.of("gcp/eventarc.json").body().text()
            + "}";
    for (String type : List.of("application/cloudevents+json", "application/json")) {
      RawDelivery wire = Sample.wire(Decoders.GCP, Sample.type(type), Bytes.utf8(json));
      Reading reading = Sample.read(wire);
      Event structured = Outcome.event(reading);

      assertThat(structured.identity()).isEqualTo(binary.identity());
      assertThat(structured.type()).isEqualTo(binary.type());
      assertThat(structured.occurredAt()).isEqualTo(binary.occurredAt());
      assertThat(structured.data()).isEqualTo(binary.data());
      assertThat(((Reading.Deliveries) reading).items().getFirst().wire()).isEqualTo(wire);
    }
  }

  @Test
  void read_eventarcInStructuredModeWithABrokenMessage_isKeptAsItCame() {
    String json =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\""
            + Eventarc.PUBLISHED
            + "\",\"data\":{\"message\":{},\"subscription\":\"s\"}}";
    RawDelivery wire =
        Sample.wire(Decoders.GCP, Sample.type("application/cloudevents+json"), Bytes.utf8(json));
    Reading reading = Sample.read(wire);

    assertThat(Outcome.all(reading)).containsExactly("quarantined envelope.member_missing");
    assertThat(((Reading.Deliveries) reading).items().getFirst().wire()).isEqualTo(wire);
  }

  @Test
  void read_cloudEventOfThatTypeWithoutAMessage_staysTheEventItIs() {
    String json = CLOUD_EVENT.replace("OrderPlaced", Eventarc.PUBLISHED);

    assertThat(Outcome.event(read(Sample.type("application/cloudevents+json"), json)).id())
        .isEqualTo("ce-1");
  }

  private static Event wrapped(Map<String, String> attributes, String data) {
    return Outcome.event(read(Sample.json(), envelope(attributes, data)));
  }

  private static Event unwrapped(Map<String, String> attributes, String data) {
    Map<String, String> headers = new HashMap<>();
    attributes.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put("x-goog-pubsub-message-id", "77");
    headers.put("x-goog-pubsub-subscription-name", "s");
    return Outcome.event(read(headers, data));
  }

  private static Reading read(Map<String, String> headers, String body) {
    return Sample.read(Sample.wire(Decoders.GCP, headers, Bytes.utf8(body)));
  }

  private static String envelope(Map<String, String> attributes, String data) {
    String base64 = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    String members =
        attributes.entrySet().stream()
            .map(attribute -> "\"" + attribute.getKey() + "\":\"" + attribute.getValue() + "\"")
            .collect(Collectors.joining(","));
    return "{\"message\":{\"messageId\":\"77\",\"attributes\":{"
        + members
        + "},\"data\":\""
        + base64
        + "\"},\"subscription\":\"s\"}";
  }

  private static Event event(String file) {
    return Outcome.event(Sample.of(file).read());
  }
}
