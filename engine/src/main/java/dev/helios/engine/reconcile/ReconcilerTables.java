// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.log.Acceptance;
import dev.helios.engine.FlowRecord;
import dev.helios.engine.ForeignRecordException;
import dev.helios.engine.Topics;
import dev.helios.engine.subscription.RecordReader;
import dev.helios.engine.subscription.StartPosition;
import dev.helios.engine.subscription.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topics that are read whole into memory before a server judges, and followed from
 * then on. Every server reads them, because every server shows what is in them.
 */
public final class ReconcilerTables {
  private ReconcilerTables() {}

  /**
   * Reads the flows into their book.
   *
   * @param caughtUp run once, when all that were there at the start are in it
   */
  public static Subscription<FlowRecord> flows(FlowTable book, Runnable caughtUp) {
    return new Subscription<>(
        "flow-table",
        new RecordReader<>(List.of(Topics.FLOWS), ReconcilerTables::flow),
        new StartPosition.Table(caughtUp),
        batch -> {
          batch.records().forEach(logged -> book.put(logged.value()));
          return Acceptance.ACCEPTED;
        });
  }

  /** Reads what the reconcilers know of the clouds into its book, in the same way. */
  public static Subscription<PartitionProgress> progress(WatermarkTable book, Runnable caughtUp) {
    return new Subscription<>(
        "progress-table",
        new RecordReader<>(List.of(Topics.PROGRESS), ReconcilerTables::progress),
        new StartPosition.Table(caughtUp),
        batch -> {
          batch.records().forEach(logged -> book.put(logged.value()));
          return Acceptance.ACCEPTED;
        });
  }

  private static @Nullable FlowRecord flow(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (value == null) {
      return null;
    }
    if (key == null) {
      throw new ForeignRecordException("expected a flow under its name, found no key");
    }
    try {
      return FlowRecord.read(new String(key, StandardCharsets.UTF_8), value);
    } catch (IllegalArgumentException e) {
      throw new ForeignRecordException("expected a flow, found other", e);
    }
  }

  private static @Nullable PartitionProgress progress(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return null;
    }
    try {
      return PartitionProgress.parse(value);
    } catch (IllegalArgumentException e) {
      throw new ForeignRecordException("expected a partition's progress, found other", e);
    }
  }
}
