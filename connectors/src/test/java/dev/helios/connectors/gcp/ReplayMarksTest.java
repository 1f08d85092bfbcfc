// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayMarksTest {
  private static final String S = "projects/p/subscriptions/s";
  private static final Instant FROM = Instant.parse("2026-11-20T07:00:00Z");
  private static final Instant TO = FROM.plusSeconds(60);

  private final ReplayMarks marks = new ReplayMarks();

  @Test
  void nameFor_edges_areFromInclusiveToExclusive() {
    marks.add(S, FROM, TO, TO.plusSeconds(60), "r");

    assertThat(marks.nameFor(S, FROM.minusNanos(1))).isNull();
    assertThat(marks.nameFor(S, FROM)).isEqualTo("r");
    assertThat(marks.nameFor(S, TO.minusNanos(1))).isEqualTo("r");
    assertThat(marks.nameFor(S, TO)).isNull();
    assertThat(marks.seen("r")).isEqualTo(2);
  }

  @Test
  void nameFor_publishedAfterTheSeek_isNoReplay() {
    marks.add(S, FROM, TO, FROM.plusSeconds(10), "r");

    assertThat(marks.nameFor(S, FROM.plusSeconds(9))).isEqualTo("r");
    assertThat(marks.nameFor(S, FROM.plusSeconds(10))).isNull();
  }

  @Test
  void nameFor_otherSubscription_isNoReplay() {
    marks.add(S, FROM, TO, TO, "r");

    assertThat(marks.nameFor("projects/p/subscriptions/t", FROM)).isNull();
  }

  @Test
  void nameFor_manyMarks_forgetsTheOldest() {
    for (int i = 0; i < 65; i++) {
      Instant from = FROM.plusSeconds(i);
      marks.add(S, from, from.plusSeconds(1), TO.plusSeconds(60), "r-" + i);
    }

    assertThat(marks.nameFor(S, FROM)).isNull();
    assertThat(marks.nameFor(S, FROM.plusSeconds(1))).isEqualTo("r-1");
    assertThat(marks.nameFor(S, FROM.plusSeconds(64))).isEqualTo("r-64");
  }
}
