// SPDX-License-Identifier: MIT
package dev.helios.core.watermark;

import static dev.helios.core.reconcile.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceWatermarkTest {

  private static SourceWatermark every(int gap, int times) {
    SourceWatermark progress = SourceWatermark.first(at(0), at(0));
    for (int i = 1; i <= times; i++) {
      progress = progress.advance(at(i * gap), at(i * gap));
    }
    return progress;
  }

  @Test
  void silent_fastSource_after15Seconds() {
    SourceWatermark fast = every(1, 100);
    assertThat(fast.isIdle(at(115))).isFalse();
    assertThat(fast.isIdle(at(115.001))).isTrue();
  }

  @Test
  void silent_slowSource_waitsEightUsualGaps() {
    SourceWatermark slow = every(60, 100);
    assertThat(slow.usualGap()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
    assertThat(slow.isIdle(at(6_000 + 400))).isFalse();
    assertThat(slow.isIdle(at(6_000 + 481))).isTrue();
  }

  @Test
  void silent_verySlowSource_atMostTenMinutes() {
    SourceWatermark slow = every(3_600, 50);
    assertThat(slow.idleTimeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void advance_burst_hasNoGap() {
    SourceWatermark progress = every(60, 100);
    for (int i = 0; i < 100; i++) {
      progress = progress.advance(at(6_000), at(6_000.005));
    }
    assertThat(progress.usualGap()).isEqualTo(every(60, 100).usualGap());
  }

  @Test
  void advance_eventFromTheFuture_countsAsItsReceipt() {
    SourceWatermark progress = every(1, 10).advance(at(99_999), at(11));
    assertThat(progress.newest()).isEqualTo(at(11));
  }

  @Test
  void advance_olderEvent_doesNotMoveBack() {
    SourceWatermark progress = every(1, 10).advance(at(3), at(10.5));
    assertThat(progress.newest()).isEqualTo(at(10));
    assertThat(progress.lastArrival()).isEqualTo(at(10.5));
  }

  @Test
  void hasPassed_afterSilence_onlyWhenSettled() {
    SourceWatermark back = every(1, 10).advance(at(100), at(100));
    assertThat(back.hasPassed(at(50), at(100.5), Duration.ofSeconds(1))).isFalse();
    assertThat(back.hasPassed(at(10), at(100.5), Duration.ofSeconds(1))).isTrue();
    assertThat(back.hasPassed(at(50), at(101), Duration.ofSeconds(1))).isTrue();
    assertThat(back.hasPassed(at(100.001), at(101), Duration.ofSeconds(1))).isFalse();
  }

  @Test
  void merge_twoReaders_knowsWhatBothKnow() {
    SourceWatermark one = every(1, 10);
    SourceWatermark other = every(1, 20);
    assertThat(one.merge(other)).isEqualTo(other.merge(one));
    assertThat(one.merge(other).newest()).isEqualTo(at(20));
  }

  @Test
  void estimate_goodClock_isZero() {
    assertThat(every(1, 5).skew().estimate()).isEqualTo(Duration.ZERO);
    assertThat(skew(0.999)).isEqualTo(Duration.ZERO);
  }

  @Test
  void estimate_clockBehindOrAhead_isWholeSecondsUp() {
    assertThat(skew(4.2)).isEqualTo(Duration.ofSeconds(5));
    assertThat(skew(-4.2)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void learn_longDelay_isTheDeliverys() {
    assertThat(skew(61)).isEqualTo(Duration.ZERO);
  }

  @Test
  void learn_clockRepaired_forgetsAfterTwoWindows() {
    ClockSkew skew = ClockSkew.unknown(at(0)).learn(at(9), at(0));
    skew = skew.learn(at(700), at(700.1));
    assertThat(skew.estimate()).isEqualTo(Duration.ofSeconds(9));
    assertThat(skew.learn(at(1_400), at(1_400.1)).estimate()).isEqualTo(Duration.ZERO);
  }

  private static Duration skew(double delay) {
    return ClockSkew.unknown(at(0))
        .learn(at(0), at(delay))
        .learn(at(0), at(Math.max(delay, 9)))
        .estimate();
  }
}
