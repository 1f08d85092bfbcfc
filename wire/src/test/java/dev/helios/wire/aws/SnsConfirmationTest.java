// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsConfirmationTest {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:010987654321:orders";

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sns:eu-central-1:010987654321:orders, sns.eu-central-1.amazonaws.com",
    "arn:aws:sns:ap-southeast-2:010987654321:orders.fifo, sns.ap-southeast-2.amazonaws.com",
    "arn:aws-cn:sns:cn-north-1:010987654321:orders, sns.cn-north-1.amazonaws.com.cn",
    "arn:aws-us-gov:sns:us-gov-west-1:010987654321:orders, sns.us-gov-west-1.amazonaws.com"
  })
  void of_aTopicOfEachPartition_callsItsRegionalEndpoint(String topic, String host) {
    URI uri = SnsConfirmation.of(topic, "2336412f37fb").orElseThrow();

    assertThat(uri.getScheme()).isEqualTo("https");
    assertThat(uri.getHost()).isEqualTo(host);
    assertThat(uri.getPort()).isEqualTo(-1);
    assertThat(uri.getQuery())
        .isEqualTo(
            "Action=ConfirmSubscription&Version=2010-03-31&TopicArn="
                + topic
                + "&Token=2336412f37fb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "arn:aws:sqs:eu-central-1:010987654321:orders",
        "arn:aws:sns:evil.example/x:010987654321:orders",
        "arn:aws:sns:eu-central-1.evil:010987654321:orders",
        "arn:aws:sns:cn-north-1:010987654321:orders",
        "arn:aws-cn:sns:eu-central-1:010987654321:orders",
        "arn:aws:sns:us-gov-west-1:010987654321:orders",
        "arn:aws:sns:eu-central-1:1:orders",
        "arn:aws:sns:eu-central-1:010987654321:or&ders",
        "arn:aws:sns:eu-central-1:010987654321:orders:5b3d",
        "arn:aws:sns:eu-central-1:010987654321:orders\n"
      })
  void of_anythingElse_callsNobody(String topic) {
    assertThat(SnsConfirmation.of(topic, "2336412f37fb")).isEmpty();
  }

  @Test
  void of_aTokenThatWouldChangeTheCall_callsNobody() {
    assertThat(SnsConfirmation.of(TOPIC, "x&TopicArn=other")).isEmpty();
    assertThat(SnsConfirmation.of(TOPIC, "")).isEmpty();
    assertThat(SnsConfirmation.of(TOPIC, "a".repeat(1_025))).isEmpty();
  }
}
