// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Bytes;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterBlobTest {
  static final String NOTES =
      ",\"deadLetterReason\":\"MaxDeliveryAttemptsExceeded\",\"deliveryAttempts\":3,"
          + "\"lastDeliveryOutcome\":\"NotFound\",\"publishTime\":\"2026-11-20T07:41:10Z\","
          + "\"lastDeliveryAttemptTime\":\"2026-11-20T09:41:10Z\"";
  private static final String TIME = "2026-11-20T07:41:09.5127713Z";

  @Test
  void originals_eventGridSchema_areTheEventsWithoutTheNotes() throws IOException {
    Bytes blob =
        Bytes.utf8(
            "["
                + Samples.eventGrid("a", TIME, NOTES)
                + " , "
                + Samples.eventGrid("b", TIME, NOTES)
                + "]");
    assertThat(DeadLetterBlob.originals(blob))
        .containsExactly(
            Bytes.utf8(Samples.eventGrid("a", TIME, "")),
            Bytes.utf8(Samples.eventGrid("b", TIME, "")));
  }

  @Test
  void originals_cloudEvents_loseTheNotesThatWouldBecomeExtensions() throws IOException {
    Bytes blob =
        Bytes.utf8(
            Samples.cloudEvent(
                "a", TIME, ",\"traceparent\":\"x\"" + NOTES.toLowerCase(java.util.Locale.ROOT)));
    assertThat(DeadLetterBlob.originals(blob))
        .containsExactly(Bytes.utf8(Samples.cloudEvent("a", TIME, ",\"traceparent\":\"x\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deadletterProperties", "brokerProperties"})
  void originals_ofANamespace_areUnwrapped(String name) throws IOException {
    String event = Samples.cloudEvent("a", TIME, "");
    String blob =
        "{\"event\":%s,\"customDeliveryProperties\":[],\"%s\":{\"deadletterreason\":\"x\"}}"
            .formatted(event, name);
    assertThat(DeadLetterBlob.originals(Bytes.utf8(blob))).containsExactly(Bytes.utf8(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}", "[{\"a\":1},", "{\"a\":", "[1]", "\"text\""})
  void originals_noWholeEvents_saysSo(String blob) {
    assertThatThrownBy(() -> DeadLetterBlob.originals(Bytes.utf8(blob)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void originals_nothing_isNothing() throws IOException {
    assertThat(DeadLetterBlob.originals(Bytes.utf8("[]"))).isEmpty();
    assertThat(DeadLetterBlob.originals(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void time_eitherSchema_isTheProducers() {
    Instant time = Instant.parse("2026-11-20T07:41:09.512771300Z");
    assertThat(DeadLetterBlob.time(Bytes.utf8(Samples.eventGrid("a", TIME, "")))).isEqualTo(time);
    assertThat(DeadLetterBlob.time(Bytes.utf8(Samples.cloudEvent("a", TIME, "")))).isEqualTo(time);
    assertThat(DeadLetterBlob.time(Bytes.utf8("{\"eventTime\":\"yesterday\"}"))).isNull();
    assertThat(DeadLetterBlob.time(Bytes.utf8("{}"))).isNull();
  }
}
