// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.log.ForeignRecord;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.engine.Records;
import dev.helios.engine.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogBatchReaderTest {

  private static LogBatch<DeliveryRecord> read(
      String topic, byte @Nullable [] key, byte @Nullable [] value) {
    ConsumerRecord<byte[], byte[]> record = Records.record(topic, new RecordHeaders(), key, value);
    TopicPartition partition = new TopicPartition(topic, 1);
    LogBatchReader<DeliveryRecord> reader =
        new LogBatchReader<>(RecordReader.DELIVERIES, new TenantId("acme"));
    reader.moveTo(partition, 40);
    return reader.read(new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {Topics.EVENTS, Topics.QUARANTINE, Topics.RECEIPTS})
  void read_aRecordOfSomebodyElse_isForeignWithItsPlaceAndValue(String topic) {
    LogBatch<DeliveryRecord> batch = read(topic, "key".getBytes(UTF_8), "hello".getBytes(UTF_8));

    assertThat(batch.records()).isEmpty();
    Logged<ForeignRecord> foreign = batch.foreign().getFirst();
    assertThat(foreign.value().partition()).isEqualTo(new LogPartition(topic, 1));
    assertThat(foreign.value().tenant()).isEqualTo(new TenantId("acme"));
    assertThat(foreign.value().value().text()).isEqualTo("hello");
    assertThat(foreign.position()).isEqualTo(new Position(1, 42));
    assertThat(foreign.loggedAt()).isEqualTo(Instant.ofEpochMilli(Records.LOGGED_AT));
  }

  @ParameterizedTest
  @ValueSource(strings = {Topics.EVENTS, Topics.QUARANTINE, Topics.RECEIPTS})
  void read_aRecordWithoutKeyAndValue_isForeign(String topic) {
    assertThat(read(topic, null, null).foreign()).hasSize(1);
  }

  @Test
  void read_withAGapBefore_saysFromWhereToWhere() {
    LogBatch<DeliveryRecord> batch = read(Topics.EVENTS, null, "x".getBytes(UTF_8));

    assertThat(batch.ranges())
        .containsExactly(new OffsetRange(new LogPartition(Topics.EVENTS, 1), 40, 43, 1));
  }
}
