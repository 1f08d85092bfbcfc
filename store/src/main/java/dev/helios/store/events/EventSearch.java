// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.TenantId;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a text in events, newest first, without an index: a bounded number of them a page, and
 * for a bounded time.
 */
final class EventSearch {
  private static final int MAX_EXAMINED = EventQueries.MAX_EXAMINED;
  private static final int CHUNK = 1_000;
  private static final Duration MAX_TIME = Duration.ofSeconds(2);

  private final Database database;
  private final TenantId tenant;
  private final EventFilter filter;
  private final String text;

  EventSearch(Database database, TenantId tenant, EventFilter filter, String text) {
    this.database = database;
    this.tenant = tenant;
    this.filter = filter;
    this.text = text;
  }

  /** A row that was looked at; the event only where it holds the text. */
  private record Examined(PageCursor at, @Nullable StoredEvent match) {

    static Examined read(ResultSet row) throws SQLException {
      PageCursor at =
          new PageCursor(
              PageCursor.Kind.EVENTS,
              Query.instant(row, "received_at"),
              row.getInt("log_partition"),
              row.getLong("log_offset"));
      return new Examined(at, row.getBoolean("matched") ? EventReader.read(row) : null);
    }
  }

  EventPage.Page page(@Nullable PageCursor after, int limit) {
    long start = System.nanoTime();
    List<StoredEvent> matches = new ArrayList<>();
    PageCursor at = after;
    int examined = 0;
    while (examined < MAX_EXAMINED && System.nanoTime() - start < MAX_TIME.toNanos()) {
      List<Examined> chunk =
          EventListSql.search(tenant, filter, text, at, CHUNK)
              .list(database, "search events", Examined::read);
      for (Examined row : chunk) {
        examined++;
        at = row.at();
        if (row.match() != null) {
          matches.add(row.match());
        }
        if (matches.size() == limit) {
          return new EventPage.Page(matches, at.text(), examined);
        }
      }
      if (chunk.size() < CHUNK) {
        return new EventPage.Page(matches, null, examined);
      }
    }
    return new EventPage.Page(matches, at == null ? null : at.text(), examined);
  }
}
