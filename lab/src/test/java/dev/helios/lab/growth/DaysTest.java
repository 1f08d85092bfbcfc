// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DaysTest {

  @Test
  void days_ofAThousandEvents_haveEachOfThemOnceAndEndNow() {
    Instant now = Instant.parse("2026-11-22T09:00:00Z");

    List<Days.Day> days = Days.of(1_000, now);

    assertThat(days).hasSize(Days.BEFORE + 1);
    assertThat(days.getFirst().first()).isZero();
    assertThat(days.getLast().end()).isEqualTo(1_000);
    for (int i = 1; i < days.size(); i++) {
      assertThat(days.get(i).first()).isEqualTo(days.get(i - 1).end());
    }
    assertThat(days.getLast().time()).isEqualTo(Duration.ofHours(9));
    assertThat(days.getLast().partition("events")).isEqualTo("events_20261122");
    assertThat(days.get(6).partition("events")).isEqualTo("events_20261120");
  }

  @Test
  void select_givenColumns_areReplacedAndOthersTakenOver() {
    assertThat(TemplateRows.select(List.of("a", "b"), Map.of("b", "now()")))
        .isEqualTo("(a, b) select t.a, now()");
  }
}
