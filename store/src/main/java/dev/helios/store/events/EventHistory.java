// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.TenantId;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.ScanResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads events with all of their data, oldest first: to judge them again. */
final class EventHistory {
  private static final int PAGE = 500;
  private static final String SELECT = "select " + EventReader.COLUMNS + ", data from events";
  private static final String ORDER = " order by received_at, log_partition, log_offset limit ?";

  private final Database database;

  EventHistory(Database database) {
    this.database = database;
  }

  List<StoredEvent> ofKey(TenantId tenant, String key) {
    return byKey(tenant, key, EventQueries.MAX_OF_KEY)
        .list(database, "read the events of a key", EventReader::read);
  }

  static Query byKey(TenantId tenant, String key, int limit) {
    return new Query(SELECT + " where left(correlation_key, 256) = left(?, 256)", key)
        .add(" and correlation_key = ? and tenant = ?", key, tenant)
        .add(ORDER, limit);
  }

  ScanResult between(
      TenantId tenant,
      Instant from,
      Instant to,
      Set<String> types,
      Consumer<StoredEvent> consumer) {
    List<String> ordered = new ArrayList<>(types);
    StoredEvent last = null;
    int read = 0;
    while (true) {
      List<StoredEvent> page =
          page(tenant, from, to, ordered, last, PAGE)
              .list(database, "read events", EventReader::read);
      for (StoredEvent event : page) {
        if (read == EventQueries.MAX_BETWEEN) {
          return new ScanResult(read, false);
        }
        consumer.accept(event);
        last = event;
        read++;
      }
      if (page.size() < PAGE) {
        return new ScanResult(read, true);
      }
    }
  }

  static Query page(
      TenantId tenant,
      Instant from,
      Instant to,
      List<String> types,
      @Nullable StoredEvent last,
      int limit) {
    Query query =
        new Query(SELECT + " where received_at >= ?", last == null ? from : last.receivedAt())
            .add(" and received_at < ? and tenant = ?", to, tenant);
    if (!types.isEmpty()) {
      query.add(" and event_type in (?" + ", ?".repeat(types.size() - 1) + ")", types.toArray());
    }
    if (last != null) {
      query.add(
          " and (received_at, log_partition, log_offset) > (?, ?, ?)",
          last.receivedAt(),
          last.position().partition(),
          last.position().offset());
    }
    return query.add(ORDER, limit);
  }
}
