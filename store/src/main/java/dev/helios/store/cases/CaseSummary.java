// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts and exposure of the cases, as one snapshot.
 *
 * @param statuses every status, gravest first
 * @param cases counted apart from the statuses
 * @param open cases that are not closed
 * @param findings cases by kind of finding; every kind is there
 * @param overTime how many cases came to a status or a finding in each bucket in which any did,
 *     oldest first
 * @param bucket length of a bucket
 */
public record CaseSummary(
    List<StatusSum> statuses,
    long cases,
    long open,
    Map<Finding.Kind, Long> findings,
    List<Moment> overTime,
    Duration bucket) {

  public CaseSummary {
    statuses = List.copyOf(statuses);
    findings = Map.copyOf(findings);
    overTime = List.copyOf(overTime);
  }

  /**
   * Cases of one status.
   *
   * @param exposure one for each currency and one without; none is zero
   */
  public record StatusSum(Status status, long cases, List<Exposure> exposure) {
    public StatusSum {
      exposure = List.copyOf(exposure);
    }
  }

  /** What cases came to, from {@code at} until the next bucket begins. */
  public record Moment(Instant at, Map<Status, Long> statuses, Map<Finding.Kind, Long> findings) {
    public Moment {
      statuses = Map.copyOf(statuses);
      findings = Map.copyOf(findings);
    }
  }

  /** Whether the statuses add up to the cases. */
  public boolean tiesOut() {
    return cases == statuses.stream().mapToLong(StatusSum::cases).sum();
  }

  /** Exposure of all cases, by currency. */
  public List<Exposure> exposure() {
    return sum(statuses.stream().flatMap(sum -> sum.exposure().stream()).toList());
  }

  /**
   * Exposure of all cases that are mismatched, missing or undecided, by currency. What is pending
   * is on its way, and at no risk yet.
   */
  public List<Exposure> atRisk() {
    return sum(
        statuses.stream()
            .filter(sum -> sum.status() != Status.MATCHED && sum.status() != Status.PENDING)
            .flatMap(sum -> sum.exposure().stream())
            .toList());
  }

  /** Matched cases as a part of those matched, mismatched or missing; null when there are none. */
  public @Nullable Double matchRate() {
    Map<Status, Long> byStatus = new EnumMap<>(Status.class);
    statuses.forEach(sum -> byStatus.put(sum.status(), sum.cases()));
    long matched = byStatus.getOrDefault(Status.MATCHED, 0L);
    long judged =
        matched
            + byStatus.getOrDefault(Status.MISMATCHED, 0L)
            + byStatus.getOrDefault(Status.MISSING, 0L);
    return judged == 0 ? null : (double) matched / judged;
  }

  private static List<Exposure> sum(Collection<Exposure> parts) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Exposure part : parts) {
      String currency = part.currency() == null ? "" : part.currency();
      sums.merge(currency, part.amount(), BigDecimal::add);
    }
    List<Exposure> all = new ArrayList<>();
    sums.forEach(
        (currency, amount) -> all.add(new Exposure(amount, currency.isEmpty() ? null : currency)));
    return all;
  }
}
