// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.log.LogPartition;
import dev.helios.engine.Topics;
import dev.helios.store.counts.Balance;
import dev.helios.store.flows.ReconcilerTally;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceSheetTest {
  private static final String JUDGED = "event records = judged + outside every flow";

  @Test
  void of_reconcilerReadTheSame_equationCounts() {
    BalanceSheet sheet = sheet(10, new ReconcilerTally(0, 10, 7, 3));

    assertThat(sheet.equations()).contains(new BalanceSheet.Equation(JUDGED, 10, 10, true));
    assertThat(sheet.balanced()).isTrue();
    assertThat(List.of(sheet.eventRecords(), sheet.judged(), sheet.outsideFlows()))
        .containsExactly(10L, 7L, 3L);
  }

  @Test
  void of_reconcilerCountedOneLess_isNotBalanced() {
    BalanceSheet sheet = sheet(10, new ReconcilerTally(0, 10, 7, 2));

    assertThat(sheet.equations()).contains(new BalanceSheet.Equation(JUDGED, 10, 9, false));
    assertThat(sheet.balanced()).isFalse();
  }

  @Test
  void of_reconcilerBehind_comparesNothing() {
    assertNotCompared(sheet(10, new ReconcilerTally(0, 9, 7, 2)));
  }

  @Test
  void of_nobodyJudges_comparesNothing() {
    assertNotCompared(sheet(10));
  }

  @Test
  void of_logReadOn_comparesNothing() {
    BalanceSheet sheet = sheet(11, new ReconcilerTally(0, 10, 7, 2));

    assertThat(sheet.idle()).isFalse();
    assertNotCompared(sheet);
  }

  private static void assertNotCompared(BalanceSheet sheet) {
    assertThat(sheet.equations()).hasSize(3).noneMatch(e -> e.equation().equals(JUDGED));
    assertThat(sheet.balanced()).isTrue();
  }

  /** Books of ten events in one partition that ends here. */
  private static BalanceSheet sheet(long end, ReconcilerTally... tallies) {
    Balance.Counts ten = new Balance.Counts(10, 10, 0, 0, 0, 10);
    Map<Cloud, Balance.Counts> byCloud = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      byCloud.put(cloud, new Balance.Counts(0, 0, 0, 0, 0, 0));
    }
    byCloud.put(Cloud.AWS, ten);
    Balance balance =
        new Balance(
            ten,
            byCloud,
            10,
            Map.of(new LogPartition(Topics.EVENTS, 0), new Balance.Read(10, 10)),
            new Balance.Reconciled(10, 0, 0));
    return BalanceSheet.of(
        balance, List.of(tallies), Map.of(new LogPartition(Topics.EVENTS, 0), end), Instant.EPOCH);
  }
}
