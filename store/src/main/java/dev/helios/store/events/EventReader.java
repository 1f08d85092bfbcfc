// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Identity;
import dev.helios.core.log.Position;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Reads events from rows. */
final class EventReader {
  /** All columns but the data, which a query selects as it needs it, with its length. */
  static final String COLUMNS =
      """
      received_at, occurred_at, logged_at, stored_at, log_offset, log_partition, occurred_ns, \
      conflict, content_hash, tenant, cloud, event_id, event_source, event_type, correlation_key, \
      subject, order_id, customer_id, amount, currency, content_type, extensions, replay, \
      octet_length(data) as data_bytes\
      """;

  private EventReader() {}

  static StoredEvent read(ResultSet row) throws SQLException {
    byte[] data = row.getBytes("data");
    String extensions = row.getString("extensions");
    return new StoredEvent(
        new Identity(
            Query.tenant(row),
            Query.cloud(row),
            row.getString("event_source"),
            row.getString("event_id")),
        row.getString("event_type"),
        row.getString("subject"),
        row.getString("correlation_key"),
        row.getString("order_id"),
        row.getString("customer_id"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        Query.instant(row, "occurred_at").plusNanos(row.getInt("occurred_ns")),
        Query.instant(row, "received_at"),
        Query.instant(row, "logged_at"),
        Query.instant(row, "stored_at"),
        row.getString("content_type"),
        data == null ? null : Bytes.of(data),
        row.getInt("data_bytes"),
        extensions == null ? Map.of() : AsciiJsonMap.read(extensions),
        row.getString("replay"),
        Digest.of(row.getObject("content_hash", UUID.class)),
        row.getBoolean("conflict"),
        new Position(row.getInt("log_partition"), row.getLong("log_offset")));
  }
}
