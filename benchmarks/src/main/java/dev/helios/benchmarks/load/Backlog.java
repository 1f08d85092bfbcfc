// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import dev.helios.benchmarks.system.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** How many verdicts are in the log and not in the database, asked of both of them. */
final class Backlog implements AutoCloseable {
  private static final String VERDICTS = "helios.verdicts";

  private final Admin admin;
  private final Connection database;

  /**
   * @param databaseUrl as {@code postgresql://user:password@host:port/database}
   */
  Backlog(String kafka, String databaseUrl) throws IOException {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    try {
      this.database = Sql.connect(databaseUrl);
    } catch (SQLException e) {
      admin.close();
      throw new IOException("the database cannot be asked for its progress", e);
    }
  }

  long verdicts() throws IOException, InterruptedException {
    try {
      TopicDescription topic =
          admin.describeTopics(java.util.List.of(VERDICTS)).allTopicNames().get().get(VERDICTS);
      int partitions = topic == null ? 0 : topic.partitions().size();
      Map<TopicPartition, OffsetSpec> ends =
          IntStream.range(0, partitions)
              .mapToObj(partition -> new TopicPartition(VERDICTS, partition))
              .collect(Collectors.toMap(slot -> slot, slot -> OffsetSpec.latest()));
      long end =
          admin.listOffsets(ends).all().get().values().stream()
              .mapToLong(found -> found.offset())
              .sum();
      return end - stored();
    } catch (ExecutionException | SQLException e) {
      throw new IOException("the backlog of verdicts cannot be told", e);
    }
  }

  private long stored() throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            "select coalesce(sum(next_offset), 0) from log_progress where topic = ?")) {
      select.setString(1, VERDICTS);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public void close() {
    admin.close();
    try {
      database.close();
    } catch (SQLException e) {
      // It ends with its server.
    }
  }
}
