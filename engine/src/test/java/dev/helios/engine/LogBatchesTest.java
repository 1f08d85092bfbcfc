// SPDX-License-Identifier: MIT
package dev.helios.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.gateway.Quarantined;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
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

class LogBatchesTest {

  private static LogBatch read(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    ConsumerRecord<byte[], byte[]> record = Records.record(topic, new RecordHeaders(), key, value);
    TopicPartition partition = new TopicPartition(topic, 1);
    return LogBatches.read(
        new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()),
        Map.of(new LogPartition(topic, 1), 40L),
        "acme");
  }

  @ParameterizedTest
  @ValueSource(strings = {Topics.EVENTS, Topics.QUARANTINE, Topics.RECEIPTS})
  void read_aRecordOfSomebodyElse_isSetAsideWhole(String topic) {
    LogBatch batch = read(topic, "key".getBytes(UTF_8), "hello".getBytes(UTF_8));

    assertThat(batch.events()).isEmpty();
    assertThat(batch.receipts()).isEmpty();
    Quarantined aside = batch.quarantined().getFirst().value();
    assertThat(aside.reason().code()).isEqualTo("log.foreign_record");
    assertThat(aside.wire().body().text()).isEqualTo("hello");
    assertThat(aside.wire().route()).isEqualTo("log/" + topic);
    assertThat(aside.wire().tenant()).isEqualTo("acme");
    assertThat(batch.quarantined().getFirst().position()).isEqualTo(new Position(1, 42));
    assertThat(batch.quarantined().getFirst().loggedAt())
        .isEqualTo(Instant.ofEpochMilli(Records.LOGGED_AT));
  }

  @ParameterizedTest
  @ValueSource(strings = {Topics.EVENTS, Topics.QUARANTINE, Topics.RECEIPTS})
  void read_aRecordWithoutKeyAndValue_isSetAside(String topic) {
    assertThat(read(topic, null, null).quarantined()).hasSize(1);
  }

  @Test
  void read_theSameForeignRecordTwice_givesTheSameId() {
    LogBatch first = read(Topics.EVENTS, null, "x".getBytes(UTF_8));
    LogBatch second = read(Topics.EVENTS, null, "x".getBytes(UTF_8));

    assertThat(first.quarantined()).isEqualTo(second.quarantined());
  }

  @Test
  void read_withAGapBefore_saysFromWhereToWhere() {
    LogBatch batch = read(Topics.EVENTS, null, "x".getBytes(UTF_8));

    assertThat(batch.ranges())
        .containsExactly(new OffsetRange(new LogPartition(Topics.EVENTS, 1), 40, 43, 1));
  }
}
