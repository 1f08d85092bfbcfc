// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.Event;
import dev.helios.core.flow.Match;
import dev.helios.core.log.Position;
import dev.helios.core.watermark.Watermarks;
import dev.helios.engine.EventRecords;
import dev.helios.engine.ForeignRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one partition of the events: learns how far its sources are, hands each event to the cases
 * of the flows that know it, and looks at cases when they are due. An event whose business key in a
 * flow is not the key it lies under in the log is sent to where that key lives.
 */
final class EventProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(EventProcessor.class);
  private static final Bytes PLACE = Bytes.wrap("place".getBytes(StandardCharsets.UTF_8));

  /** Kept with every event, so that it is committed with the event's own offset: the books. */
  private static final Bytes TALLY = Bytes.wrap("tally".getBytes(StandardCharsets.UTF_8));

  private final ReconcilerParts parts;
  private ProcessorContext<byte[], byte[]> context;
  private KeyValueStore<Bytes, byte[]> place;
  private CaseProcessor processor;
  private PartitionProgress progress;
  private PartitionProgress told;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  EventProcessor(ReconcilerParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> opened) {
    context = opened;
    place = opened.getStateStore(ReconcilerTopology.PLACE);
    processor =
        parts.caseProcessor(
            opened.getStateStore(ReconcilerTopology.CASES),
            opened.getStateStore(ReconcilerTopology.DEADLINES),
            opened.getStateStore(ReconcilerTopology.PARKED),
            verdict -> opened.forward(VerdictRecords.record(verdict), ReconcilerTopology.VERDICTS));
    byte @Nullable [] kept = place.get(PLACE);
    int partition = opened.taskId().partition();
    progress = kept == null ? PartitionProgress.none(partition) : PartitionProgress.parse(kept);
    byte @Nullable [] tally = place.get(TALLY);
    if (tally != null) {
      progress = progress.withTally(tally);
    }
    told = PartitionProgress.none(partition);
    opened.schedule(
        ReconcilerTopology.PUBLISH,
        PunctuationType.WALL_CLOCK_TIME,
        timestamp -> processor.publish());
    opened.schedule(ReconcilerTopology.TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    opened.schedule(ReconcilerTopology.TELL, PunctuationType.WALL_CLOCK_TIME, timestamp -> tell());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("an event came from nowhere"));
    try {
      judge(EventRecords.read(record.headers(), record.value()), record, at);
    } catch (ForeignRecordException e) {
      // The event writer sets it aside, and does not count it among the events either.
      LOG.error("The record at {}:{} is no event", at.partition(), at.offset(), e);
      progress = progress.past(at.offset());
    }
    place.put(TALLY, progress.tally());
  }

  private void judge(Event event, Record<byte[], byte[]> record, RecordMetadata at) {
    boolean belongs = false;
    Watermarks learned = progress.watermarks();
    try {
      learned = learned.advance(event);
      Watermarks known = parts.progress().watermarks(progress.with(learned));
      EventMatch match = new EventMatch(event, new Position(at.partition(), at.offset()));
      for (FlowTable.Page page : parts.flows().current(event.identity().tenant())) {
        belongs |= see(page, match, record, known);
      }
    } catch (RuntimeException e) {
      // It is stored all the same; here it only must not stop the others.
      parts.unjudged().setAside(new Position(at.partition(), at.offset()), e);
      LOG.error("Event at {}:{} could not be judged", at.partition(), at.offset(), e);
    }
    progress = progress.after(at.offset(), belongs, learned);
  }

  private boolean see(
      FlowTable.Page page, EventMatch match, Record<byte[], byte[]> record, Watermarks known) {
    if (!(match.with(page.matcher()) instanceof Match.Seen seen)) {
      return false;
    }
    if (seen.key().equals(match.event().correlationKey())) {
      return processor.see(page, seen, match, known);
    }
    context.forward(
        Rekeyed.sighting(page.flow().name(), seen.key(), match, record),
        ReconcilerTopology.REKEYED);
    return true;
  }

  private void tick() {
    Instant now = parts.ends().readThrough(progress.partition(), progress.place());
    if (now == null || Objects.equals(now, progress.readThrough())) {
      return;
    }
    int looked =
        processor.tick(now, parts.progress().watermarks(progress), ReconcilerTopology.TICK_MAX);
    if (looked < ReconcilerTopology.TICK_MAX) {
      progress = progress.readThrough(now);
    }
  }

  /** Tells the others how far this partition is, and keeps it with the offsets. */
  private void tell() {
    if (progress.equals(told)) {
      return;
    }
    processor.publish(); // whoever hears how far it is finds all verdicts up to there
    byte[] json = progress.json();
    place.put(PLACE, json);
    context.forward(
        new Record<>(
            Integer.toString(progress.partition()).getBytes(StandardCharsets.UTF_8),
            json,
            context.currentSystemTimeMs()),
        ReconcilerTopology.PROGRESS);
    if (parts.rekeys()) {
      context.forward(
          Rekeyed.through(progress, context.currentSystemTimeMs()), ReconcilerTopology.REKEYED);
    }
    told = progress;
  }
}
