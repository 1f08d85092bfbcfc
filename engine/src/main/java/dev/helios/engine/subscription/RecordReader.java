// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.engine.EventRecords;
import dev.helios.engine.ForeignRecordException;
import dev.helios.engine.QuarantineRecords;
import dev.helios.engine.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Topics, and what their records are.
 *
 * @param topics one or more
 */
public record RecordReader<R>(List<String> topics, Decoder<R> decoder) {

  /** Events as the gateway admitted them. */
  public static final RecordReader<Event> EVENTS =
      new RecordReader<>(List.of(Topics.EVENTS), EventRecords::read);

  /** Everything that the gateway made of deliveries. */
  public static final RecordReader<DeliveryRecord> DELIVERIES =
      new RecordReader<>(Topics.KEPT, RecordReader::delivery);

  public RecordReader {
    topics = List.copyOf(topics);
  }

  /** Reads one record. */
  @FunctionalInterface
  public interface Decoder<R> {
    /**
     * Null for a record that says nothing, as the tombstones of compacted topics. Throws {@link
     * ForeignRecordException} for one that HELIOS cannot have written.
     */
    @Nullable R read(ConsumerRecord<byte[], byte[]> record);
  }

  private static DeliveryRecord delivery(ConsumerRecord<byte[], byte[]> record) {
    return switch (record.topic()) {
      case Topics.EVENTS -> new DeliveryRecord.Admitted(EventRecords.read(record));
      case Topics.QUARANTINE -> QuarantineRecords.readQuarantined(record);
      case Topics.RECEIPTS -> QuarantineRecords.readReceipt(record);
      default -> throw new ForeignRecordException("unexpected topic");
    };
  }
}
