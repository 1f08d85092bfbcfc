// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Match;
import dev.helios.core.log.Position;
import dev.helios.engine.EventRecords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cases of flows whose key is not the log's key. Its clock is the least that any partition of
 * the events has been read through, as told by records that travel behind the events themselves.
 */
final class RekeyedProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(RekeyedProcessor.class);

  private final ReconcilerParts parts;
  private final Map<Integer, Instant> through = new HashMap<>();
  private KeyValueStore<Bytes, byte[]> place;
  private CaseProcessor processor;
  private @Nullable Instant ticked;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  RekeyedProcessor(ReconcilerParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    place = context.getStateStore(ReconcilerTopology.REKEYED_PLACE);
    processor =
        parts.caseProcessor(
            context.getStateStore(ReconcilerTopology.REKEYED_CASES),
            context.getStateStore(ReconcilerTopology.REKEYED_DEADLINES),
            context.getStateStore(ReconcilerTopology.REKEYED_PARKED),
            verdict ->
                context.forward(VerdictRecords.record(verdict), ReconcilerTopology.VERDICTS));
    try (KeyValueIterator<Bytes, byte[]> kept = place.all()) {
      kept.forEachRemaining(
          entry ->
              through.put(
                  ByteBuffer.wrap(entry.key.get()).getInt(),
                  Instant.parse(new String(entry.value, StandardCharsets.UTF_8))));
    }
    context.schedule(
        ReconcilerTopology.PUBLISH,
        PunctuationType.WALL_CLOCK_TIME,
        timestamp -> processor.publish());
    context.schedule(ReconcilerTopology.TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      if (Rekeyed.isThrough(record.headers())) {
        hear(Rekeyed.from(record.headers()), Rekeyed.through(record.headers()));
      } else {
        see(record);
      }
    } catch (RuntimeException e) {
      parts.unjudged().setAside(position(record), e);
      LOG.error("A rekeyed record could not be judged", e);
    }
  }

  /** Of the event; of nothing in the log where the headers do not say. */
  private static Position position(Record<byte[], byte[]> record) {
    try {
      return Rekeyed.position(record.headers());
    } catch (RuntimeException unknown) {
      return new Position(0, 0);
    }
  }

  private void see(Record<byte[], byte[]> record) {
    String flow = Rekeyed.flow(record.headers());
    EventMatch match =
        new EventMatch(
            EventRecords.read(record.headers(), record.value()),
            Rekeyed.position(record.headers()));
    TenantId tenant = match.event().identity().tenant();
    for (FlowTable.Page page : parts.flows().current(tenant)) {
      if (page.flow().name().equals(flow)
          && match.with(page.matcher()) instanceof Match.Seen seen) {
        processor.see(page, seen, match, parts.progress().watermarks());
      }
    }
  }

  private void hear(int partition, @Nullable Instant time) {
    if (time != null) {
      through.put(partition, time);
      place.put(
          Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(partition).array()),
          time.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void tick() {
    Collection<Instant> times = through.values();
    if (times.size() < parts.partitions()) {
      return;
    }
    Instant now = times.stream().min(Instant::compareTo).orElseThrow();
    if (now.equals(ticked)) {
      return;
    }
    if (processor.tick(now, parts.progress().watermarks(), ReconcilerTopology.TICK_MAX)
        < ReconcilerTopology.TICK_MAX) {
      ticked = now;
    }
  }
}
