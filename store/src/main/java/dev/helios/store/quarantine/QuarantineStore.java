// SPDX-License-Identifier: MIT
package dev.helios.store.quarantine;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.TenantId;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries in quarantine. Each is closed once: released, or discarded. Every method throws
 * {@link StoreUnavailable} when the database cannot answer in time. Thread-safe.
 */
public final class QuarantineStore {
  /** Most items that one page holds. */
  public static final int MAX_LIMIT = 1_000;

  private static final String COLUMNS =
      """
      id, received_at, tenant, cloud, route, reason, detail, content_type, size, status, \
      closed_at, closed_note, released_event_id\
      """;
  private static final String CLOSE =
      """
      update quarantine set status = ?, closed_at = ?, closed_note = ?, released_event_id = ?
      where id = ? and tenant = ? and status = 'open' returning\s"""
          + COLUMNS;
  private static final String COUNT_CLOSED =
      """
      insert into cloud_counts as c (shard, tenant, cloud, quarantine_closed) values (-1, ?, ?, 1)
      on conflict (shard, tenant, cloud)
        do update set quarantine_closed = c.quarantine_closed + 1
      """;

  private final Database database;

  public QuarantineStore(Database database) {
    this.database = database;
  }

  /** An item with the delivery as it came: enough to decode it again. */
  public record Content(QuarantineItem item, Map<String, String> headers, Bytes body) {
    public Content {
      headers = Map.copyOf(headers);
    }
  }

  /** What became of the wish to close an item. */
  public sealed interface Closing {
    /** Done. */
    record Closed(QuarantineItem item) implements Closing {}

    /** Already closed by another request: the item as it was closed. */
    record AlreadyClosed(QuarantineItem item) implements Closing {}

    /** No such item, or no longer. */
    record Unknown() implements Closing {}
  }

  /**
   * A page of items, newest first by time of receipt.
   *
   * @param after cursor of the page before, null for the first
   * @param limit between 1 and {@link #MAX_LIMIT}; others are moved inside
   */
  public QuarantinePage list(
      TenantId tenant, QuarantinePage.Filter filter, @Nullable String after, int limit) {
    PageCursor cursor = null;
    if (after != null) {
      cursor = PageCursor.parse(PageCursor.Kind.QUARANTINE, after).orElse(null);
      if (cursor == null) {
        return new QuarantinePage.BadCursor();
      }
    }
    if (filter.reason() != null && !AsciiJsonMap.isStorable(filter.reason())) {
      return new QuarantinePage.Page(List.of(), null);
    }
    int size = Math.clamp(limit, 1, MAX_LIMIT);
    List<QuarantineItem> items =
        page(tenant, filter, cursor, size + 1)
            .list(database, "list quarantine", QuarantineStore::item);
    if (items.size() <= size) {
      return new QuarantinePage.Page(items, null);
    }
    QuarantineItem last = items.get(size - 1);
    PageCursor next =
        new PageCursor(
            PageCursor.Kind.QUARANTINE,
            last.receivedAt(),
            last.id().getMostSignificantBits(),
            last.id().getLeastSignificantBits());
    return new QuarantinePage.Page(items.subList(0, size), next.text());
  }

  public Optional<Content> find(TenantId tenant, UUID id) {
    return new Query("select " + COLUMNS + ", headers, body from quarantine where id = ?", id)
        .add(" and tenant = ?", tenant)
        .first(
            database,
            "read quarantine " + id,
            row ->
                new Content(
                    item(row),
                    AsciiJsonMap.read(row.getString("headers")),
                    Bytes.of(row.getBytes("body"))));
  }

  /** Closes an open item as released: the door admitted it, or knew it already. */
  public Closing markReleased(
      TenantId tenant, UUID id, Instant at, String eventId, @Nullable String note) {
    return close(tenant, id, QuarantineItem.Status.RELEASED, at, eventId, note);
  }

  /** Closes an open item as discarded. */
  public Closing markDiscarded(TenantId tenant, UUID id, Instant at, String reason) {
    return close(tenant, id, QuarantineItem.Status.DISCARDED, at, null, reason);
  }

  /** How many items are open. */
  public long openCount(TenantId tenant) {
    return new Query(
            "select coalesce(sum(quarantine_kept - quarantine_closed), 0)::bigint from"
                + " cloud_counts where tenant = ?",
            tenant)
        .first(database, "count open quarantine", row -> row.getLong(1))
        .orElse(0L);
  }

  private Closing close(
      TenantId tenant,
      UUID id,
      QuarantineItem.Status status,
      Instant at,
      @Nullable String eventId,
      @Nullable String note) {
    try (Connection connection = database.writer()) {
      connection.setAutoCommit(false);
      List<QuarantineItem> closed =
          new Query(CLOSE, status.label(), at, storable(note), storable(eventId), id, tenant)
              .list(connection, QuarantineStore::item);
      for (QuarantineItem item : closed) {
        new Query(COUNT_CLOSED, item.tenant(), item.cloud().label()).update(connection);
      }
      connection.commit();
      if (!closed.isEmpty()) {
        return new Closing.Closed(closed.getFirst());
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot close quarantine " + id, e);
    }
    return find(tenant, id)
        .<Closing>map(content -> new Closing.AlreadyClosed(content.item()))
        .orElseGet(Closing.Unknown::new);
  }

  private static Query page(
      TenantId tenant, QuarantinePage.Filter filter, @Nullable PageCursor after, int limit) {
    Query query = new Query("select " + COLUMNS + " from quarantine where tenant = ?", tenant);
    if (filter.status() != null) {
      query.add(" and status = ?", filter.status().label());
    }
    if (filter.cloud() != null) {
      query.add(" and cloud = ?", filter.cloud().label());
    }
    if (filter.reason() != null) {
      query.add(" and reason = ?", filter.reason());
    }
    if (after != null) {
      query.add(
          " and (received_at, id) < (?, ?)", after.at(), new UUID(after.major(), after.minor()));
    }
    return query.add(" order by received_at desc, id desc limit ?", limit);
  }

  private static QuarantineItem item(ResultSet row) throws SQLException {
    String status = row.getString("status");
    return new QuarantineItem(
        row.getObject("id", UUID.class),
        Query.instant(row, "received_at"),
        Query.tenant(row),
        Query.cloud(row),
        row.getString("route"),
        row.getString("reason"),
        row.getString("detail"),
        row.getString("content_type"),
        row.getInt("size"),
        QuarantineItem.Status.labelled(status)
            .orElseThrow(() -> new SQLException("expected a status, found " + status)),
        Query.instantOrNull(row, "closed_at"),
        row.getString("closed_note"),
        row.getString("released_event_id"));
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : AsciiJsonMap.storable(text);
  }
}
