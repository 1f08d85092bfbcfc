// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.system.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether there are verdicts in the log that are not in the database. The log is read from where
 * the database says it is: offsets alone do not tell, for the marks of transactions take some too.
 */
final class Backlog implements AutoCloseable {
  private static final String VERDICTS = "helios.verdicts";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final KafkaConsumer<byte[], byte[]> log;
  private final Connection database;

  /**
   * @param databaseUrl as {@code postgresql://user:password@host:port/database}
   */
  Backlog(String kafka, String databaseUrl) throws IOException {
    this.log =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                64 * 1024),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    try {
      this.database = Sql.connect(databaseUrl);
    } catch (SQLException e) {
      log.close();
      throw new IOException("the database cannot be asked for its progress", e);
    }
  }

  boolean hasVerdicts() throws IOException {
    try {
      List<TopicPartition> partitions =
          log.partitionsFor(VERDICTS, PATIENCE).stream()
              .map(info -> new TopicPartition(VERDICTS, info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = log.endOffsets(partitions, PATIENCE);
      Map<Integer, Long> stored = stored();
      log.assign(partitions);
      partitions.forEach(one -> log.seek(one, stored.getOrDefault(one.partition(), 0L)));
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(one -> log.position(one.getKey(), PATIENCE) < one.getValue())) {
        if (!log.poll(LOOK).isEmpty()) {
          return true;
        }
        if (System.nanoTime() > end) {
          throw new IOException("the end of " + VERDICTS + " was not reached in " + PATIENCE);
        }
      }
      return false;
    } catch (KafkaException | SQLException e) {
      throw new IOException("the backlog of verdicts cannot be told", e);
    }
  }

  private Map<Integer, Long> stored() throws SQLException {
    Map<Integer, Long> stored = new HashMap<>();
    try (PreparedStatement select =
        database.prepareStatement(
            "select partition, next_offset from log_progress where topic = ?")) {
      select.setString(1, VERDICTS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          stored.put(rows.getInt(1), rows.getLong(2));
        }
      }
    }
    return stored;
  }

  @Override
  public void close() {
    log.close();
    try {
      database.close();
    } catch (SQLException e) {
      // It ends with its server.
    }
  }
}
