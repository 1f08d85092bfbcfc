// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.store.db.PageCursor;
import dev.helios.store.db.Query;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement behind a list of events. Every filter that can be narrow has an index that ends in
 * the order of the list, so that a page reads about as many rows as it shows. Several clouds are
 * several ordered scans put together, because one scan over them would have no order.
 */
final class EventListSql {
  private static final String ORDER =
      " order by received_at desc, log_partition desc, log_offset desc limit ?";
  private static final String MATCHED =
      """
      strpos(lower(concat_ws(chr(10), event_id, correlation_key, customer_id, event_type, \
      event_source, subject) collate "C"), lower(?::text collate "C")) > 0 \
      or strpos(lower(encode(substring(data from 1 for 65536), 'escape') collate "C"), \
      lower(encode(convert_to(?::text, 'UTF8'), 'escape') collate "C")) > 0\
      """;

  private EventListSql() {}

  /** The page after the cursor: at most {@code limit} rows, data only where it is short. */
  static Query page(TenantId tenant, EventFilter filter, @Nullable PageCursor after, int limit) {
    return new Query("select " + EventReader.COLUMNS + ", case when octet_length(data) <= ")
        .add(EventQueries.MAX_LISTED_DATA + " then data end as data from (")
        .add(rows(tenant, filter, after, limit))
        .add(") page" + ORDER, limit);
  }

  /** The same rows with a column that says whether each holds the text; data of those alone. */
  static Query search(
      TenantId tenant, EventFilter filter, String text, @Nullable PageCursor after, int limit) {
    return new Query("select " + EventReader.COLUMNS + ", matched, case when matched and ")
        .add("octet_length(data) <= " + EventQueries.MAX_LISTED_DATA + " then data end as data")
        .add(" from (select *, (" + MATCHED + ") as matched from (", text, text)
        .add(rows(tenant, filter, after, limit))
        .add(") page offset 0) examined" + ORDER, limit);
  }

  private static Query rows(
      TenantId tenant, EventFilter filter, @Nullable PageCursor after, int limit) {
    Collection<Cloud> clouds = filter.clouds();
    boolean keyed = filter.key() != null || filter.customer() != null;
    if (clouds.isEmpty() && filter.type() != null && !keyed) {
      clouds = Arrays.asList(Cloud.values());
    }
    if (clouds.isEmpty()) {
      return branch(tenant, filter, null, after, limit);
    }
    Query union = new Query("");
    String between = "(";
    for (Cloud cloud : List.copyOf(clouds)) {
      union.add(between).add(branch(tenant, filter, cloud, after, limit));
      between = ") union all (";
    }
    return union.add(")");
  }

  private static Query branch(
      TenantId tenant,
      EventFilter filter,
      @Nullable Cloud cloud,
      @Nullable PageCursor after,
      int limit) {
    Query branch = new Query("select * from events where tenant = ?", tenant);
    if (cloud != null) {
      branch.add(" and cloud = ?", cloud.label());
    }
    if (filter.type() != null) {
      branch.add(" and event_type = ?", filter.type());
    }
    if (filter.key() != null) {
      branch.add(" and left(correlation_key, 256) = left(?, 256)", filter.key());
      branch.add(" and correlation_key = ?", filter.key());
    }
    if (filter.customer() != null) {
      branch.add(" and customer_id = ?", filter.customer());
    }
    if (filter.conflicts()) {
      branch.add(" and conflict");
    }
    if (filter.from() != null) {
      branch.add(" and received_at >= ?", filter.from());
    }
    if (filter.to() != null) {
      branch.add(" and received_at < ?", filter.to());
    }
    if (after != null) {
      // The first condition is implied; it is there because it leaves out whole days.
      branch.add(" and received_at <= ?", after.at());
      branch.add(
          " and (received_at, log_partition, log_offset) < (?, ?, ?)",
          after.at(),
          (int) after.major(),
          after.minor());
    }
    return branch.add(ORDER, limit);
  }
}
