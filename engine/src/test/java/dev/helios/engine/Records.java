// SPDX-License-Identifier: MIT
package dev.helios.engine;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as a broker would hand them back. */
public final class Records {
  public static final long LOGGED_AT = 1_763_800_000_123L;

  private Records() {}

  static ConsumerRecord<byte[], byte[]> readBack(ProducerRecord<byte[], byte[]> written) {
    return record(written.topic(), written.headers(), written.key(), written.value());
  }

  public static ConsumerRecord<byte[], byte[]> record(
      String topic, Headers headers, byte @Nullable [] key, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        topic,
        1,
        42,
        LOGGED_AT,
        TimestampType.LOG_APPEND_TIME,
        key == null ? -1 : key.length,
        value == null ? -1 : value.length,
        key,
        value,
        headers,
        Optional.empty());
  }
}
