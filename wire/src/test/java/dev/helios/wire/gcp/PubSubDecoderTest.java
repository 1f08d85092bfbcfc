// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.wire.Decoders;
import dev.helios.wire.Outcome;
import dev.helios.wire.Sample;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PubSubDecoderTest {
  private static final String DATA =
      "{\"order_id\":\"A-10443\",\"amount\":1299.00,\"currency\":\"EUR\"}";
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
    assertThat(event.type()).isEqualTo(PubSubDecoder.PUBLISHED);
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
    assertThat(event.type()).isEqualTo(PubSubDecoder.PUBLISHED);
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

  private static Event event(String file) {
    return Outcome.event(Sample.of(file).read());
  }
}
