// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.Outcome;
import dev.helios.wire.Sample;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsDecoderTest {
  private static final String DETAIL =
      "{ \"order_id\" : \"A-10443\",  \"customer_id\":\"C-7\", \"amount\": 1299.00,"
          + " \"note\":\"caf\\u00e9 \\/ \\\"ok\\\"\" }";
  private static final Identity ORDER =
      new Identity(
          new TenantId("acme"),
          Cloud.AWS,
          "aws://010987654321/eu-central-1/com.acme.shop",
          "5f2c8a0e-77d1-4a0b-9d53-0b6f0f3a91c4");

  @Test
  void read_eventBridge_takesEveryMemberAndTheExactDetail() {
    Event event = Outcome.event(Sample.of("aws/eventbridge.json").read());

    assertThat(event.identity()).isEqualTo(ORDER);
    assertThat(event.type()).isEqualTo("OrderPlaced");
    assertThat(event.subject())
        .isEqualTo("arn:aws:dynamodb:eu-central-1:010987654321:table/orders");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:09Z"));
    assertThat(event.contentType()).isEqualTo("application/json");
    assertThat(event.data().text()).isEqualTo(DETAIL);
    assertThat(event.facts().amount()).isEqualTo("1299.00");
    assertThat(event.replay()).isNull();
    assertThat(event.extensions())
        .isEqualTo(
            Map.of(
                "awsaccount",
                "010987654321",
                "awsregion",
                "eu-central-1",
                "awsresources",
                "arn:aws:dynamodb:eu-central-1:010987654321:table/orders,arn:aws:s3:::acme-orders"));
  }

  @Test
  void read_replay_isTheSameIdentityMarkedAsReplay() {
    Event event = Outcome.event(Sample.of("aws/eventbridge-replay.json").read());

    assertThat(event.identity()).isEqualTo(ORDER);
    assertThat(event.replay()).isEqualTo("heal-2026-11-20");
  }

  @Test
  void read_snsAroundEventBridge_isTheSameEventAsBare() {
    Event bare = Outcome.event(Sample.of("aws/eventbridge.json").read());

    assertThat(Outcome.event(Sample.of("aws/sns-eventbridge.json").read())).isEqualTo(bare);
  }

  @Test
  void read_bareEvent_assumesTheTimeAndLeavesSegmentsEmpty() {
    Event event = Outcome.event(Sample.of("aws/eventbridge-bare.json").read());

    assertThat(event.identity().source()).isEqualTo("aws:///" + "/com.acme.shop");
    assertThat(event.occurredAt()).isEqualTo(Sample.NOW);
    assertThat(event.extensions()).isEqualTo(Map.of(Event.TIME_ASSUMED, "absent"));
  }

  @Test
  void read_otherNotification_isAnSnsEvent() {
    Event event = Outcome.event(Sample.of("aws/sns-other.json").read());

    assertThat(event.identity().source()).isEqualTo("arn:aws:sns:eu-central-1:010987654321:orders");
    assertThat(event.id()).isEqualTo("0b6e9d14-6a2f-5c55-9a3c-c1f1e2a7d5b0");
    assertThat(event.type()).isEqualTo("sns.notification");
    assertThat(event.subject()).isEqualTo("Alarm");
    assertThat(event.data().text()).isEqualTo("disk 7 is at 91 %");
  }

  @Test
  void read_subscriptionConfirmation_asksForConfirmation() {
    Reading reading = Sample.of("aws/sns-subscription.json").read();

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Confirmation.class,
            confirmation -> {
              assertThat(confirmation.topicArn())
                  .isEqualTo("arn:aws:sns:eu-central-1:010987654321:orders");
              assertThat(confirmation.token()).isEqualTo("2336412f37fb687f5d51e6e2425c464de2");
            });
  }

  @Test
  void read_rawDelivery_takesTheBodyAsTheMessage() {
    Map<String, String> raw =
        Map.of(
            "x-amz-sns-rawdelivery", "true",
            "x-amz-sns-message-id", "m-1",
            "x-amz-sns-topic-arn", "arn:aws:sns:eu-central-1:010987654321:orders");
    Bytes order = Sample.of("aws/eventbridge.json").body();

    Event event = Outcome.event(Sample.read(Sample.wire(Decoders.AWS, raw, order)));
    Event other = Outcome.event(Sample.read(Sample.wire(Decoders.AWS, raw, Bytes.utf8("hello"))));

    assertThat(event.identity()).isEqualTo(ORDER);
    assertThat(other.type()).isEqualTo("sns.notification");
    assertThat(other.id()).isEqualTo("m-1");
  }

  @Test
  void read_eventInsideSnsWithoutId_isNamedByTheMessage() {
    String message =
        "{\"Type\":\"Notification\",\"MessageId\":\"m-7\",\"TopicArn\":\"arn\",\"Message\":"
            + "\"{\\\"detail-type\\\":\\\"X\\\",\\\"source\\\":\\\"s\\\",\\\"detail\\\":{\\\"a\\\":1}}\"}";

    Event event =
        Outcome.event(
            Sample.read(Sample.wire(Decoders.AWS, Sample.NO_HEADERS, Bytes.utf8(message))));

    assertThat(event.id()).isEqualTo("m-7");
    assertThat(event.type()).isEqualTo("X");
  }
}
