// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.simulator.send.Retry.Next;
import dev.helios.simulator.wire.Form;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
  /** D delivered, A again, X dropped: EventBridge, SNS, Pub/Sub, Event Grid. */
  @ParameterizedTest
  @CsvSource({
    "200, D, D, D, D", "201, D, D, D, D", "202, D, D, D, D", "203, D, D, A, D",
    "204, D, D, D, D", "206, D, D, A, A", "301, X, A, A, A", "400, X, X, A, X",
    "401, A, X, A, X", "403, X, X, A, X", "404, X, X, A, A", "407, A, X, A, A",
    "408, X, X, A, A", "409, A, X, A, A", "413, X, X, A, X", "422, X, X, A, A",
    "429, A, X, A, A", "500, A, A, A, A", "502, A, A, A, A", "503, A, A, A, A"
  })
  void afterAnswer_status_isTreatedAsThatCloudDoes(
      int status, String eventBridge, String sns, String pubSub, String eventGrid) {
    assertThat(letter(Form.EVENTBRIDGE, status)).isEqualTo(eventBridge);
    assertThat(letter(Form.SNS, status)).isEqualTo(sns);
    assertThat(letter(Form.PUBSUB, status)).isEqualTo(pubSub);
    assertThat(letter(Form.EVENT_GRID, status)).isEqualTo(eventGrid);
    assertThat(letter(Form.CLOUD_EVENT, status)).isEqualTo(eventGrid);
  }

  private static String letter(Form form, int status) {
    return switch (Retry.afterAnswer(form, status, 1, null)) {
      case Next.Delivered ignored -> "D";
      case Next.Dropped ignored -> "X";
      case Next.Again ignored -> "A";
    };
  }

  @Test
  void afterError_moreAttempts_waitsLongerUpToTheLimit() {
    assertThat(Retry.afterError(1)).isEqualTo(new Next.Again(Duration.ofMillis(500)));
    assertThat(Retry.afterError(2)).isEqualTo(new Next.Again(Duration.ofSeconds(1)));
    assertThat(Retry.afterError(4)).isEqualTo(new Next.Again(Duration.ofSeconds(4)));
    assertThat(Retry.afterError(5)).isEqualTo(new Next.Again(Duration.ofSeconds(5)));
    assertThat(Retry.afterError(500)).isEqualTo(new Next.Again(Duration.ofSeconds(5)));
  }

  @Test
  void afterAnswer_retryAfter_isHonouredByEventBridgeAlone() {
    assertThat(Retry.afterAnswer(Form.EVENTBRIDGE, 503, 1, 3L))
        .isEqualTo(new Next.Again(Duration.ofSeconds(3)));
    assertThat(Retry.afterAnswer(Form.EVENTBRIDGE, 503, 1, 0L))
        .isEqualTo(new Next.Again(Duration.ofMillis(500)));
    assertThat(Retry.afterAnswer(Form.PUBSUB, 503, 1, 3L))
        .isEqualTo(new Next.Again(Duration.ofMillis(500)));
  }

  @Test
  void afterAnswer_negativeRetryAfter_endsEventBridge() {
    assertThat(Retry.afterAnswer(Form.EVENTBRIDGE, 503, 1, -1L)).isEqualTo(new Next.Dropped());
  }
}
