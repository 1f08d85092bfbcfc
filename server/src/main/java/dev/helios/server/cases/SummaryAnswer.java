// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.server.openapi.MoneyAnswer;
import dev.helios.store.cases.CaseSummary;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the cases stand: counts and money by status, and what they came to over time. */
@Schema(name = "Summary")
public record SummaryAnswer(
    List<StatusSum> statuses,
    Total total,
    @Nullable Double matchRate,
    long open,
    List<MoneyAnswer> atRisk,
    List<FindingSum> findings,
    List<Moment> overTime,
    long bucketSeconds,
    boolean tiesOut) {

  /** Cases of one status. */
  public record StatusSum(
      @Schema(ref = "CaseStatus") String status, long cases, List<MoneyAnswer> exposure) {}

  /** All cases. */
  @Schema(name = "CaseTotal")
  public record Total(long cases, List<MoneyAnswer> exposure) {}

  /** Cases with one kind of finding. */
  public record FindingSum(@Schema(ref = "FindingKind") String kind, long cases) {}

  /** How many cases came to a status or a finding, from {@code at} on. */
  @Schema(name = "SummaryPoint")
  public record Moment(
      Instant at,
      long mismatched,
      long missing,
      long undecided,
      long pending,
      long matched,
      Map<String, Long> findings) {
    static Moment of(CaseSummary.Moment moment) {
      Map<String, Long> findings = new LinkedHashMap<>();
      moment.findings().forEach((kind, cases) -> findings.put(kind.label(), cases));
      Map<Status, Long> statuses = moment.statuses();
      return new Moment(
          moment.at(),
          statuses.getOrDefault(Status.MISMATCHED, 0L),
          statuses.getOrDefault(Status.MISSING, 0L),
          statuses.getOrDefault(Status.UNDECIDED, 0L),
          statuses.getOrDefault(Status.PENDING, 0L),
          statuses.getOrDefault(Status.MATCHED, 0L),
          findings);
    }
  }

  static SummaryAnswer of(CaseSummary summary) {
    return new SummaryAnswer(
        summary.statuses().stream()
            .map(
                sum ->
                    new StatusSum(
                        sum.status().label(), sum.cases(), MoneyAnswer.of(sum.exposure())))
            .toList(),
        new Total(summary.cases(), MoneyAnswer.of(summary.exposure())),
        summary.matchRate(),
        summary.open(),
        MoneyAnswer.of(summary.atRisk()),
        Arrays.stream(Finding.Kind.values())
            .map(kind -> new FindingSum(kind.label(), summary.findings().getOrDefault(kind, 0L)))
            .toList(),
        summary.overTime().stream().map(Moment::of).toList(),
        summary.bucket().toSeconds(),
        summary.tiesOut());
  }
}
