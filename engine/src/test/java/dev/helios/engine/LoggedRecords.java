// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.Event;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.test.TestRecord;

/** Events as they lie in the log, for tests. */
public final class LoggedRecords {
  private LoggedRecords() {}

  public static TestRecord<byte[], byte[]> of(Event event, Instant at) {
    ProducerRecord<byte[], byte[]> record = EventRecords.write(event);
    return new TestRecord<>(record.key(), record.value(), record.headers(), at);
  }
}
