// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import dev.helios.core.event.Digest;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogIdentity;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.store.counts.CountDeltas;
import dev.helios.store.counts.CountRows;
import dev.helios.store.db.CommittedOffsets;
import dev.helios.store.db.DailyPartitions;
import dev.helios.store.db.Database;
import dev.helios.store.db.FencedTransaction;
import dev.helios.store.db.KeepResult;
import dev.helios.store.db.StoreUnavailable;
import dev.helios.store.quarantine.QuarantineRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores the verdicts that the log holds: each revision once, the latest of each case, and the
 * counts with them, in one transaction a batch. Several may run, in one process or many: the
 * progress in the database decides who has a record. Thread-safe.
 */
public final class VerdictWriter {
  private final CommittedOffsets progress;
  private final FencedTransaction steps;

  public VerdictWriter(Database database) {
    this.progress = CommittedOffsets.ofConclusions(database);
    this.steps = new FencedTransaction(database, progress);
  }

  /** From now on the log that is read is this one. Throws {@link StoreUnavailable}. */
  public void readFrom(LogIdentity log) {
    progress.readFrom(log);
  }

  /**
   * Where the verdict writers are: the next offset of every partition they ever read. A partition
   * that is absent is to be read from its beginning. Throws {@link StoreUnavailable}.
   */
  public Map<LogPartition, Long> progress() {
    return progress.read();
  }

  /**
   * Stores a batch, or nothing of it. Throws {@link StoreUnavailable} when the database cannot do
   * it now; whether it was committed may then be unknown, and keeping the same batch again tells:
   * it is kept, or fenced at its own end.
   */
  public KeepResult<VerdictCounts> keep(LogBatch<PublishedVerdict> batch) {
    List<VerdictRow> judged = batch.records().stream().map(VerdictRow::of).toList();
    List<Logged<Quarantined>> foreign = batch.foreign().stream().map(Quarantined::of).toList();
    Set<LocalDate> days = new HashSet<>();
    batch
        .records()
        .forEach(logged -> days.add(DailyPartitions.day(logged.value().verdict().judgedAt())));
    return steps.take(
        batch.ranges(),
        days,
        (connection, isolating) -> {
          setAside(connection, foreign);
          return write(connection, judged, isolating);
        });
  }

  /** What has been written of a batch so far; added to when a piece of it is done. */
  private static final class Written {
    final CaseCountDeltas tally = new CaseCountDeltas();
    final Set<Digest> cases = new HashSet<>();
    final List<VerdictRow> poisoned = new ArrayList<>();
    int stored;
    int repeats;
  }

  private static VerdictCounts write(
      Connection connection, List<VerdictRow> judged, boolean isolating) throws SQLException {
    Written written = new Written();
    if (isolating) {
      isolate(connection, judged, written);
    } else {
      store(connection, judged, written);
    }
    setAside(connection, written.poisoned.stream().map(VerdictRow::poisoned).toList());
    CaseCountRows.add(connection, written.tally);
    return new VerdictCounts(
        written.stored, written.repeats, written.cases.size(), written.poisoned.size());
  }

  private static void store(Connection connection, List<VerdictRow> judged, Written written)
      throws SQLException {
    Map<Digest, VerdictRow.State> states =
        CaseRows.known(
            connection, judged.stream().map(VerdictRow::caseId).collect(Collectors.toSet()));
    Set<Digest> known = new HashSet<>(states.keySet());
    List<VerdictRow> fresh = new ArrayList<>();
    Map<Digest, VerdictRow> latest = new LinkedHashMap<>();
    CaseCountDeltas moves = new CaseCountDeltas();
    for (VerdictRow next : judged) {
      VerdictRow.State before = states.get(next.caseId());
      if (before == null || before.revision() < next.state().revision()) {
        moves.move(before, next);
        states.put(next.caseId(), next.state());
        latest.put(next.caseId(), next);
        fresh.add(next);
      }
    }
    if (!fresh.isEmpty()) {
      known.retainAll(latest.keySet());
      CaseRows.addRevisions(connection, fresh);
      CaseRows.putLatest(connection, latest.values(), known);
    }
    written.tally.add(moves);
    written.cases.addAll(latest.keySet());
    written.stored += fresh.size();
    written.repeats += judged.size() - fresh.size();
  }

  /** Halves the verdicts until those that the database refuses stand alone. */
  private static void isolate(Connection connection, List<VerdictRow> judged, Written written)
      throws SQLException {
    if (FencedTransaction.tryWrite(connection, () -> store(connection, judged, written))) {
      return;
    }
    if (judged.size() == 1) {
      written.poisoned.addAll(judged);
      return;
    }
    int middle = judged.size() / 2;
    isolate(connection, judged.subList(0, middle), written);
    isolate(connection, judged.subList(middle, judged.size()), written);
  }

  private static void setAside(Connection connection, List<Logged<Quarantined>> records)
      throws SQLException {
    boolean[] kept = QuarantineRows.quarantine(connection, records);
    CountDeltas tally = new CountDeltas();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        tally.addAside(records.get(i));
      }
    }
    CountRows.add(connection, tally);
  }
}
