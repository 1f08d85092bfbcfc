// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.db.KeepResult;
import dev.helios.store.verdicts.VerdictCounts;
import dev.helios.store.verdicts.VerdictWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A partition of the log that verdicts are in. Offsets have gaps. */
public final class VerdictLog {
  private final LogPartition partition;
  private final List<Logged<PublishedVerdict>> records = new ArrayList<>();

  public VerdictLog(int partition) {
    this.partition = new LogPartition("helios.verdicts", partition);
  }

  public VerdictLog add(Verdict verdict) {
    Position position = new Position(partition.partition(), 2L * records.size() + 1);
    records.add(new Logged<>(PublishedVerdict.of(verdict), position, verdict.judgedAt()));
    return this;
  }

  public VerdictLog add(Play play) {
    play.verdicts.forEach(this::add);
    return this;
  }

  /** What lies beyond this place, at most so many. */
  public LogBatch<PublishedVerdict> after(Map<LogPartition, Long> progress, int max) {
    long from = progress.getOrDefault(partition, 0L);
    List<Logged<PublishedVerdict>> beyond =
        records.stream().filter(record -> record.position().offset() >= from).limit(max).toList();
    long next = beyond.isEmpty() ? from : beyond.getLast().position().offset() + 1;
    return new LogBatch<>(
        beyond, List.of(), List.of(new OffsetRange(partition, from, next, beyond.size())));
  }

  public KeepResult<VerdictCounts> keep(VerdictWriter keeper) {
    return keeper.keep(after(keeper.progress(), Integer.MAX_VALUE));
  }

  /** The result of a batch that was kept. */
  public static KeepResult<VerdictCounts> kept(int stored, int repeats, int cases, int poisoned) {
    return new KeepResult.Kept<>(new VerdictCounts(stored, repeats, cases, poisoned));
  }

  public LogPartition partition() {
    return partition;
  }
}
