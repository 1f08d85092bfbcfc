// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetriedVerdictsTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private Instant now = START;
  private int failures;
  private int asked;
  private final RetriedVerdicts verdicts =
      new RetriedVerdicts(
          (tenant, flow, key) -> answer(),
          () -> now,
          () -> Duration.between(START, now).toNanos(),
          time -> now = now.plus(time));

  private Optional<Verdict> answer() {
    asked++;
    if (asked <= failures) {
      throw new IllegalStateException("away");
    }
    return Optional.empty();
  }

  private void ask() {
    verdicts.latest(new TenantId("t"), "f", "k");
  }

  @Test
  void latest_theStoreComesBack_isAskedAgainAndAnswers() {
    failures = 3;

    ask();

    assertThat(asked).isEqualTo(4);
    assertThat(verdicts.waitingSince()).isEmpty();
  }

  @Test
  void latest_theStoreStaysAway_givesUpWellBeforeTheGroupDoes() {
    failures = Integer.MAX_VALUE;

    assertThatThrownBy(this::ask)
        .isInstanceOf(StoreAwayException.class)
        .isNotInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);

    assertThat(Duration.between(START, now))
        .isLessThanOrEqualTo(ReconcilerStreams.MAX_POLL_INTERVAL.dividedBy(4));
    assertThat(verdicts.waitingSince()).contains(START);
  }

  @Test
  void waitingSince_overSeveralThreads_isWhenTheFirstBeganToWait() {
    failures = Integer.MAX_VALUE;
    assertThatThrownBy(this::ask).isInstanceOf(StoreAwayException.class);
    assertThatThrownBy(this::ask).isInstanceOf(StoreAwayException.class);

    assertThat(verdicts.waitingSince()).contains(START);
  }

  @Test
  void waitingSince_nobodyAsksAnyMore_isEmpty() {
    failures = Integer.MAX_VALUE;
    assertThatThrownBy(this::ask).isInstanceOf(StoreAwayException.class);

    now = now.plus(RetriedVerdicts.LIMIT.multipliedBy(3));

    assertThat(verdicts.waitingSince()).isEmpty();
  }

  @Test
  void latest_theThreadIsInterrupted_givesUpAtOnce() {
    failures = Integer.MAX_VALUE;
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(this::ask).isInstanceOf(StoreAwayException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(asked).isEqualTo(1);
  }
}
