// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.simulator.ledger.Outcome;
import dev.helios.simulator.shop.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant DEADLINE = NOON.plusSeconds(30);
  private static final Finding LATE = new Finding("late", "paid");

  private static Expected truth(String status, Set<Finding> findings, int deliveries) {
    BigDecimal exposure = status.equals("matched") ? null : BigDecimal.TEN;
    Map<String, Instant> due = Map.of("paid", DEADLINE);
    return new Expected("O", "none", status, findings, "EUR", exposure, due, deliveries);
  }

  private static Entry paid(long occurred, long sent, long acknowledged) {
    Instant at = NOON.plusSeconds(sent);
    Entry entry =
        new Entry(1, "gcp", "1", "O", "paid", "event", "aa", NOON.plusSeconds(occurred), at);
    if (acknowledged >= 0) {
      Outcome outcome = new Outcome(200, Outcome.ACCEPTED, null);
      entry.answered(outcome, NOON.plusSeconds(acknowledged));
    }
    return entry;
  }

  /** Seconds after the case began, and whether {@code late} must be, may be or must not be said. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, no",
    "1, 1, 29, no",
    "1, 1, 30, may",
    "1, 29, 40, may",
    "1, 30, 40, may",
    "1, 31, 32, must",
    "30, 31, 31, must",
    "30, 30, 30, must"
  })
  void of_receipt_decidesWhetherLateIsDue(long occurred, long sent, long answered, String late) {
    Expected truth = truth("matched", Set.of(), 1);
    Due due = Due.of(truth, List.of(paid(occurred, sent, answered)), Map.of());
    Judged with = new Judged("matched", Set.of(LATE), null, false);
    Judged without = new Judged("matched", Set.of(), null, false);
    assertThat(due.met(with)).isEqualTo(!late.equals("no"));
    assertThat(due.met(without)).isEqualTo(!late.equals("must"));
  }

  @Test
  void isFalseAlarm_soundOrderThatWasCalledMissing_onlyWhereEachMessageWasTakenAtOnce() {
    Judged alarmed = new Judged("matched", Set.of(LATE), null, true);
    Judged calm = new Judged("matched", Set.of(LATE), null, false);
    Expected truth = truth("matched", Set.of(), 1);
    Due held = Due.of(truth, List.of(paid(1, 60, 60)), Map.of());
    Due refused = Due.of(truth, List.of(paid(1, 1, 60)), Map.of());

    assertThat(held.isFalseAlarm(alarmed)).isTrue();
    assertThat(held.isFalseAlarm(calm)).isFalse();
    assertThat(refused.isFalseAlarm(alarmed)).isFalse();
  }

  @Test
  void of_messageNotAcknowledged_asksNothing() {
    Due due = Due.of(truth("matched", Set.of(), 1), List.of(paid(1, 1, -1)), Map.of());
    assertThat(due.unsettled()).contains("acknowledged");
  }

  @Test
  void of_missingBeforeItsCloudWentOn_asksNothing() {
    Expected truth = truth("missing", Set.of(new Finding("missing", "paid")), 0);
    Due early = Due.of(truth, List.of(), Map.of("gcp", DEADLINE));
    assertThat(early.unsettled()).contains("deadline");
    Due passed = Due.of(truth, List.of(), Map.of("gcp", DEADLINE.plusSeconds(1)));
    assertThat(passed.unsettled()).isEmpty();
  }

  @Test
  void met_moneyApartByACent_isNotMet() {
    Expected truth = truth("missing", Set.of(new Finding("missing", "paid")), 0);
    Due due = Due.of(truth, List.of(), Map.of("gcp", DEADLINE.plusSeconds(1)));
    Set<Finding> findings = Set.of(new Finding("missing", "paid"));
    assertThat(due.met(new Judged("missing", findings, new BigDecimal("10.00"), false))).isTrue();
    assertThat(due.met(new Judged("missing", findings, new BigDecimal("10.01"), false))).isFalse();
    assertThat(due.met(new Judged("missing", findings, null, false))).isFalse();
    assertThat(due.met(new Judged("undecided", findings, BigDecimal.TEN, false))).isFalse();
  }
}
