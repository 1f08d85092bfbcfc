// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Match;
import dev.helios.core.flow.Sighting;
import dev.helios.core.reconcile.Case;
import dev.helios.core.reconcile.Input;
import dev.helios.core.reconcile.Reconciler;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.CaseCodec;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cases of one partition: takes them out of the store, has core judge them, puts them back, and
 * hands out the verdicts that changed: at once where time moved a case, at the next {@link
 * #publish} where events did, so that events which come together make one revision. One thread owns
 * it.
 */
final class CaseProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(CaseProcessor.class);

  /** Stands in the store for a case that was closed long ago: its verdict is in the database. */
  private static final byte[] FORGOTTEN = {0};

  private final KeyValueStore<Bytes, byte[]> cases;
  private final Deadlines deadlines;
  private final Parked parked;
  private final FlowTable flows;
  private final StoredVerdicts stored;
  private final Duration markersKept;
  private final Consumer<Verdict> verdicts;

  /** Cases that moved. In the store, too: the case itself, and that something is leftOver. */
  private final Map<Bytes, Unpublished> unpublished = new LinkedHashMap<>();

  /** Publications left over from the previous owner of the partition. */
  private final Map<Bytes, Integer> leftOver;

  /**
   * A case that was seen moving.
   *
   * @param published as it was when a verdict on it was published last
   * @param filed the same where it can be found among the deadlines
   */
  private record Unpublished(Case published, @Nullable Case filed, Case now, Flow flow) {}

  CaseProcessor(
      KeyValueStore<Bytes, byte[]> cases,
      Deadlines deadlines,
      Parked parked,
      FlowTable flows,
      StoredVerdicts stored,
      Duration markersKept,
      Consumer<Verdict> verdicts) {
    this.cases = cases;
    this.deadlines = deadlines;
    this.parked = parked;
    this.flows = flows;
    this.stored = stored;
    this.markersKept = markersKept;
    this.verdicts = verdicts;
    this.leftOver = deadlines.leftOver();
  }

  /**
   * A sighting for a case, which is opened when it is not there.
   *
   * @param page the flow's current version; the case may have been opened by another
   * @return whether it belongs to a case
   */
  boolean see(FlowTable.Page page, Match.Seen seen, EventMatch event, Watermarks watermarks) {
    publishLeftOver();
    CaseStoreKey id = new CaseStoreKey(seen.tenant(), page.flow().name(), seen.key());
    Bytes key = id.bytes();
    Unpublished moving = unpublished.get(key);
    byte @Nullable [] bytes = moving == null ? cases.get(key) : null;
    if (moving == null && bytes == null && !page.opens()) {
      return false;
    }
    Case before = moving == null ? before(id, bytes, page.flow()) : moving.now();
    Flow flow = page.flow();
    Sighting sighting = seen.sighting();
    if (before.version() != flow.version()) {
      Optional<FlowTable.Page> opener = flows.version(id.tenant(), flow.name(), before.version());
      if (opener.isEmpty()
          || !(event.with(opener.get().matcher()) instanceof Match.Seen byOpener)) {
        return false;
      }
      flow = opener.get().flow();
      sighting = byOpener.sighting();
    }
    Case published = moving == null ? before : moving.published();
    Case from = published.with(before.evidence()); // revisions count what was published
    Input seeing = new Input.Seen(sighting);
    Case after = Reconciler.apply(from, flow, new Input.Progress(watermarks), seeing);
    if (after.equals(from)) {
      return true;
    }
    cases.put(key, CaseCodec.encode(after));
    if (moving == null) {
      deadlines.markUnpublished(key, published.revision());
      boolean isFiled = bytes != null && !isForgotten(bytes);
      unpublished.put(key, new Unpublished(published, isFiled ? published : null, after, flow));
    } else {
      unpublished.put(key, new Unpublished(published, moving.filed(), after, flow));
    }
    if (unpublished.size() >= ReconcilerTopology.UNPUBLISHED_MAX) {
      publish();
    }
    return true;
  }

  /** Hands out the verdicts that events have changed since the last time. */
  void publish() {
    publishLeftOver();
    unpublished.forEach(
        (key, moved) -> {
          file(key, moved.filed(), moved.now(), false);
          deadlines.settle(key);
          publish(moved.now(), moved.published().revision(), moved.flow());
        });
    unpublished.clear();
  }

  private void publishLeftOver() {
    leftOver.forEach(
        (key, publishedRevision) -> {
          Case held = CaseCodec.decode(Objects.requireNonNull(cases.get(key)));
          Optional<FlowTable.Page> page = flows.version(held.tenant(), held.flow(), held.version());
          if (page.isEmpty()) {
            LOG.error("Flow {} version {} is gone; its cases wait", held.flow(), held.version());
            return;
          }
          file(key, null, held, false);
          deadlines.settle(key);
          publish(held, publishedRevision, page.get().flow());
        });
    leftOver.clear();
  }

  private void publish(Case now, int publishedRevision, Flow flow) {
    if (now.revision() == publishedRevision) {
      return; // it moved, and back again
    }
    Verdict verdict;
    try {
      verdict = Verdict.of(now, flow);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Its evidence is kept; here it only must not stop the others.
      LOG.error("Nothing can be said of case {} of {}", now.key(), now.flow(), e);
      return;
    }
    verdicts.accept(verdict);
  }

  /**
   * Looks at the cases that are due by this time, and at those that waited for a source which is
   * heard again; returns how many there were.
   */
  int tick(Instant now, Watermarks watermarks, int max) {
    publish();
    List<Bytes> due = deadlines.takeDue(now, max);
    watermarks
        .all()
        .forEach(
            (id, known) -> {
              if (!known.watermark().isIdle(now)) {
                due.addAll(parked.take(id, max - due.size()));
              }
            });
    for (Bytes key : due) {
      byte @Nullable [] bytes = cases.get(key);
      if (bytes == null) {
        continue;
      }
      if (isForgotten(bytes)) {
        cases.delete(key);
        continue;
      }
      tick(key, CaseCodec.decode(bytes), now, watermarks);
    }
    return due.size();
  }

  private void tick(Bytes key, Case before, Instant now, Watermarks watermarks) {
    if (before.forgettable(now)) {
      cases.put(key, FORGOTTEN);
      deadlines.add(now.plus(markersKept), key);
      return;
    }
    Optional<FlowTable.Page> page = flows.version(before.tenant(), before.flow(), before.version());
    if (page.isEmpty()) {
      LOG.error("Flow {} version {} is gone; its cases wait", before.flow(), before.version());
      deadlines.add(now.plus(Duration.ofMinutes(1)), key);
      return;
    }
    Case after =
        Reconciler.apply(
            before, page.get().flow(), new Input.Progress(watermarks), new Input.Tick(now));
    file(key, before, after, true);
    if (!after.equals(before)) {
      cases.put(key, CaseCodec.encode(after));
      publish(after, before.revision(), page.get().flow());
    }
  }

  private Case before(CaseStoreKey id, byte @Nullable [] bytes, Flow flow) {
    if (bytes == null) {
      return Case.open(flow, id.tenant(), id.key());
    }
    if (!isForgotten(bytes)) {
      return CaseCodec.decode(bytes);
    }
    // Without the verdict the event cannot be judged rightly.
    return stored
        .latest(id.tenant(), id.flow(), id.key())
        .map(Case::of)
        .orElseGet(() -> Case.open(flow, id.tenant(), id.key()));
  }

  /**
   * Where it is found again. Most sightings move neither: then nothing is written.
   *
   * @param isTakenOut whether a tick took the case out of the deadlines, or of those parked
   */
  private void file(Bytes key, @Nullable Case before, Case after, boolean isTakenOut) {
    Instant due = dueOf(after);
    Instant wasDue = before == null ? null : dueOf(before);
    if (wasDue != null && !wasDue.equals(due)) {
      deadlines.remove(wasDue, key);
    }
    if (isTakenOut || !due.equals(wasDue)) {
      deadlines.add(due, key);
    }
    SourceRef waitsFor = after.waitingFor();
    SourceRef waitedFor = before == null ? null : before.waitingFor();
    boolean isMoved = !Objects.equals(waitedFor, waitsFor);
    if (waitedFor != null && isMoved) {
      parked.remove(new SourceId(after.tenant(), waitedFor), key);
    }
    if (waitsFor != null && (isTakenOut || isMoved)) {
      parked.add(new SourceId(after.tenant(), waitsFor), key);
    }
  }

  /** When to look at it again: when time may change it, or when it may be forgotten. */
  private static Instant dueOf(Case held) {
    Instant due = held.nextDue();
    Instant closedAt = held.closedAt();
    if (due != null) {
      return due;
    }
    return (closedAt == null ? held.evidence().judgedAt() : closedAt).plus(Case.REMEMBERED);
  }

  private static boolean isForgotten(byte[] bytes) {
    return bytes.length == FORGOTTEN.length && bytes[0] == FORGOTTEN[0];
  }
}
