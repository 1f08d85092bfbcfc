// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Position;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import dev.helios.store.db.ScanResult;
import dev.helios.store.db.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads events. Every method throws {@link StoreUnavailable} when the database cannot answer in
 * time. Thread-safe.
 */
public final class EventQueries {
  /** Longest data that a list brings along, in bytes. */
  public static final int MAX_LISTED_DATA = 16_384;

  /** Events that a search by text looks at for one page. */
  public static final int MAX_EXAMINED = 10_000;

  /** Most events that one page holds. */
  public static final int MAX_LIMIT = 1_000;

  /** Most events with one id that {@link #find} gives. */
  public static final int MAX_COPIES = 20;

  /** Most redeliveries that a journey holds. */
  public static final int MAX_REDELIVERIES = 100;

  /** Most events that {@link #ofKey} gives. */
  public static final int MAX_OF_KEY = 1_000;

  /** Most events that {@link #between} gives. */
  public static final int MAX_BETWEEN = 200_000;

  private static final String BY_ID = " from events where event_id = ? and tenant = ?";

  private final Database database;

  public EventQueries(Database database) {
    this.database = database;
  }

  /**
   * The events with this id, with all of their data: first those that are no conflict, then the
   * oldest; at most {@link #MAX_COPIES}.
   */
  public List<StoredEvent> find(TenantId tenant, String id, @Nullable Cloud cloud) {
    return AsciiJsonMap.isStorable(id)
        ? byId("select " + EventReader.COLUMNS + ", data", tenant, id, cloud, MAX_COPIES)
            .list(database, "find event " + id, EventReader::read)
        : List.of();
  }

  /** The exact data of the first event that {@link #find} would give. */
  public Optional<RawData> raw(TenantId tenant, String id, @Nullable Cloud cloud) {
    return AsciiJsonMap.isStorable(id)
        ? byId("select content_type, data", tenant, id, cloud, 1)
            .first(
                database,
                "read the data of event " + id,
                row -> new RawData(row.getString("content_type"), Bytes.of(row.getBytes("data"))))
        : Optional.empty();
  }

  /** Data with its media type. */
  public record RawData(String contentType, Bytes data) {}

  /**
   * A page of events, newest first by time of receipt. Going on from a page's cursor never shows an
   * event twice and leaves out none that was stored when its page was read.
   *
   * @param after cursor of the page before, null for the first
   * @param limit between 1 and {@link #MAX_LIMIT}; others are moved inside
   */
  public EventPage list(TenantId tenant, EventFilter filter, @Nullable String after, int limit) {
    PageCursor cursor = null;
    if (after != null) {
      cursor = PageCursor.parse(PageCursor.Kind.EVENTS, after).orElse(null);
      if (cursor == null) {
        return new EventPage.BadCursor();
      }
    }
    if (filter.impossible()) {
      return new EventPage.Page(List.of(), null, filter.text() == null ? null : 0);
    }
    int size = Math.clamp(limit, 1, MAX_LIMIT);
    if (filter.text() != null && !filter.text().isEmpty()) {
      return new EventSearch(database, tenant, filter, filter.text()).page(cursor, size);
    }
    List<StoredEvent> events =
        EventListSql.page(tenant, filter, cursor, size + 1)
            .list(database, "list events", EventReader::read);
    boolean more = events.size() > size;
    List<StoredEvent> items = more ? events.subList(0, size) : events;
    return new EventPage.Page(items, more ? cursorAt(items.getLast()).text() : null, null);
  }

  /** When the first event of an identity passed each point, and when the same came again. */
  public Optional<Journey> journey(TenantId tenant, Digest identity) {
    List<Journey.Redelivery> redeliveries =
        new Query("select received_at, route from receipts where identity = ?", identity.uuid())
            .add(" and tenant = ?", tenant)
            .add(" order by received_at limit " + MAX_REDELIVERIES)
            .list(
                database,
                "read the receipts of " + identity,
                row ->
                    new Journey.Redelivery(
                        Query.instant(row, "received_at"), row.getString("route")));
    return points(tenant, identity)
        .first(
            database,
            "read the journey of " + identity,
            row ->
                new Journey(
                    Query.instant(row, "occurred_at").plusNanos(row.getInt("occurred_ns")),
                    Query.instant(row, "received_at"),
                    Query.instant(row, "logged_at"),
                    Query.instant(row, "stored_at"),
                    redeliveries));
  }

  /**
   * Gives every event received in {@code [from, to)} to the consumer, oldest first, and returns how
   * many. Reads page by page and holds no connection while the consumer works; an event that is
   * stored meanwhile with an earlier time of receipt is not seen. What the consumer throws ends the
   * export.
   */
  public long export(
      TenantId tenant,
      Instant from,
      Instant to,
      @Nullable Cloud cloud,
      Consumer<ExportLine> consumer) {
    return new EventExport(database, tenant).run(from, to, cloud, consumer);
  }

  /**
   * The events with this correlation key, with all of their data: conflicts too, oldest first by
   * time of receipt, at most {@link #MAX_OF_KEY}.
   */
  public List<StoredEvent> ofKey(TenantId tenant, String key) {
    return AsciiJsonMap.isStorable(key) ? new EventHistory(database).ofKey(tenant, key) : List.of();
  }

  /**
   * Gives every event received in {@code [from, to)} to the consumer, with all of its data, oldest
   * first by time of receipt, at most {@link #MAX_BETWEEN}. Reads page by page and holds no
   * connection while the consumer works. What the consumer throws ends the reading.
   *
   * @param types only events of these types; empty for all
   */
  public ScanResult between(
      TenantId tenant,
      Instant from,
      Instant to,
      Set<String> types,
      Consumer<StoredEvent> consumer) {
    Set<String> possible = new TreeSet<>(types);
    possible.removeIf(type -> !AsciiJsonMap.isStorable(type));
    return possible.isEmpty() && !types.isEmpty()
        ? new ScanResult(0, true)
        : new EventHistory(database).between(tenant, from, to, possible, consumer);
  }

  static PageCursor cursorAt(StoredEvent event) {
    Position position = event.position();
    return new PageCursor(
        PageCursor.Kind.EVENTS, event.receivedAt(), position.partition(), position.offset());
  }

  static Query points(TenantId tenant, Digest identity) {
    return new Query(
        """
        select occurred_at, occurred_ns, received_at, logged_at, stored_at from events
        where received_at = (select received_at from identities where identity = ?)
          and identity = ? and tenant = ? and not conflict limit 1
        """,
        identity.uuid(),
        identity.uuid(),
        tenant);
  }

  static Query byId(String select, TenantId tenant, String id, @Nullable Cloud cloud, int limit) {
    Query query = new Query(select + BY_ID, id, tenant);
    if (cloud != null) {
      query.add(" and cloud = ?", cloud.label());
    }
    return query.add(" order by conflict, received_at, log_partition, log_offset limit ?", limit);
  }
}
