// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Position;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a stretch of time from its beginning, page by page. */
final class EventExport {
  private static final int PAGE = 1_000;
  private static final String SELECT =
      """
      select event_id, cloud, event_source, event_type, order_id,
        encode(sha256(data), 'hex') as sha256, octet_length(data) as data_bytes, received_at,
        conflict, log_partition, log_offset
      from events where received_at >= ? and received_at < ? and tenant = ?
      """;

  private final Database database;
  private final TenantId tenant;

  EventExport(Database database, TenantId tenant) {
    this.database = database;
    this.tenant = tenant;
  }

  long run(Instant from, Instant to, @Nullable Cloud cloud, Consumer<ExportLine> consumer) {
    ExportLine last = null;
    long lines = 0;
    List<ExportLine> page;
    do {
      page = page(tenant, from, to, cloud, last).list(database, "export events", EventExport::read);
      for (ExportLine line : page) {
        consumer.accept(line);
        last = line;
        lines++;
      }
    } while (page.size() == PAGE);
    return lines;
  }

  static Query page(
      TenantId tenant, Instant from, Instant to, @Nullable Cloud cloud, @Nullable ExportLine last) {
    Query query = new Query(SELECT, last == null ? from : last.receivedAt(), to, tenant);
    if (cloud != null) {
      query.add(" and cloud = ?", cloud.label());
    }
    if (last != null) {
      query.add(
          " and (received_at, log_partition, log_offset) > (?, ?, ?)",
          last.receivedAt(),
          last.position().partition(),
          last.position().offset());
    }
    return query.add(" order by received_at, log_partition, log_offset limit ?", PAGE);
  }

  private static ExportLine read(ResultSet row) throws SQLException {
    return new ExportLine(
        row.getString("event_id"),
        Query.cloud(row),
        row.getString("event_source"),
        row.getString("event_type"),
        row.getString("order_id"),
        row.getString("sha256"),
        row.getInt("data_bytes"),
        Query.instant(row, "received_at"),
        row.getBoolean("conflict"),
        new Position(row.getInt("log_partition"), row.getLong("log_offset")));
  }
}
