// SPDX-License-Identifier: MIT
package dev.helios.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.wire.envelope.DecoderSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodersTest {

  @Test
  void forRoute_unknown_throws() {
    assertThatThrownBy(() -> Decoders.of(DecoderSettings.defaults()).forRoute("aws/kinesis"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found aws/kinesis");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-type",
        "idempotency-key",
        "traceparent",
        "ce-id",
        "ce-partitionkey",
        "aeg-event-type",
        "x-amz-sns-message-id",
        "x-goog-pubsub-message-id",
        "x-goog-ordering-key"
      })
  void isRelevantHeader_whatDecodersRead_isKept(String name) {
    assertThat(Decoders.isRelevantHeader(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "cookie",
        "proxy-authorization",
        "x-api-key",
        "aeg-sas-key",
        "aeg-sas-token",
        "x-goog-api-key",
        "x-goog-iam-authorization-token",
        "x-helios-key",
        "user-agent"
      })
  void isRelevantHeader_credentialsAndTheRest_areNot(String name) {
    assertThat(Decoders.isRelevantHeader(name)).isFalse();
  }

  @Test
  void settings_withoutRoomForAnEvent_throw() {
    assertThatThrownBy(() -> new DecoderSettings(java.util.List.of(), java.util.Map.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
