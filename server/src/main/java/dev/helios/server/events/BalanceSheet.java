// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.core.event.Cloud;
import dev.helios.core.log.LogPartition;
import dev.helios.engine.Topics;
import dev.helios.store.counts.Balance;
import dev.helios.store.flows.ReconcilerTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The books: what the log holds, what the store and the reconciler made of it, and whether it ties
 * out.
 */
public record BalanceSheet(
    boolean balanced,
    boolean idle,
    long received,
    long admitted,
    long duplicate,
    long quarantined,
    long refused,
    long stored,
    long eventRecords,
    long judged,
    long outsideFlows,
    LogState log,
    Map<String, Balance.Counts> byCloud,
    List<Equation> equations,
    Instant timestamp) {

  /**
   * How far the log has been read into the store: offsets, summed over its partitions.
   *
   * @param lag what is still to be read; the books are idle when it is nothing
   */
  public record LogState(long end, long read, long lag) {}

  /** Something that has to hold. */
  public record Equation(String equation, long left, long right, boolean holds) {
    static Equation of(String equation, long left, long right) {
      return new Equation(equation, left, right, left == right);
    }
  }

  /** Draws up the sheet. While the log is being read on, what has been read must tie out. */
  static BalanceSheet of(
      Balance balance, List<ReconcilerTally> tallies, Map<LogPartition, Long> ends, Instant now) {
    Balance.Counts total = balance.total();
    LogState log = logState(balance, ends);
    Map<String, Balance.Counts> byCloud = new LinkedHashMap<>();
    for (Cloud cloud : Cloud.values()) {
      byCloud.put(cloud.label(), balance.byCloud().get(cloud));
    }
    long judged = tallies.stream().mapToLong(ReconcilerTally::judged).sum();
    long outside = tallies.stream().mapToLong(ReconcilerTally::outside).sum();
    List<Equation> equations = equations(balance, log);
    boolean reconciled = true;
    if (log.lag() == 0 && isReadAlike(balance, tallies)) {
      Equation equation =
          Equation.of(
              "event records = judged + outside every flow",
              balance.eventRecords(),
              judged + outside);
      equations.add(equation);
      reconciled = equation.holds();
    }
    return new BalanceSheet(
        balance.holds() && reconciled,
        log.lag() == 0,
        total.received(),
        total.admitted(),
        total.duplicate(),
        total.quarantined(),
        total.refused(),
        total.stored(),
        balance.eventRecords(),
        judged,
        outside,
        log,
        byCloud,
        equations,
        now);
  }

  private static List<Equation> equations(Balance balance, LogState log) {
    Balance.Counts total = balance.total();
    return new ArrayList<>(
        List.of(
            Equation.of(
                "received = admitted + duplicate + quarantined + refused",
                total.received(),
                total.admitted() + total.duplicate() + total.quarantined() + total.refused()),
            Equation.of("admitted = stored", total.admitted(), total.stored()),
            Equation.of("log end = log read", log.end(), log.read())));
  }

  /**
   * Whether the reconciler has read just what the event writer has: the two read on their own, and
   * only then have they counted the same records. Without a reconciler there is nothing to compare.
   */
  private static boolean isReadAlike(Balance balance, List<ReconcilerTally> tallies) {
    Map<Integer, Long> places = new HashMap<>();
    tallies.forEach(tally -> places.put(tally.partition(), tally.place()));
    return !tallies.isEmpty()
        && balance.log().entrySet().stream()
            .filter(read -> read.getKey().topic().equals(Topics.EVENTS))
            .allMatch(
                read ->
                    places.getOrDefault(read.getKey().partition(), 0L)
                        == read.getValue().nextOffset());
  }

  private static LogState logState(Balance balance, Map<LogPartition, Long> ends) {
    long end = 0;
    long read = 0;
    for (Map.Entry<LogPartition, Long> slot : ends.entrySet()) {
      Balance.Read at = balance.log().get(slot.getKey());
      end += slot.getValue();
      read += at == null ? 0 : at.nextOffset();
    }
    return new LogState(end, read, end - read);
  }
}
