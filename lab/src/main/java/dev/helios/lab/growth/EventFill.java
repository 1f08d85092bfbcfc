// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import dev.helios.lab.system.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Events of many days, with their identities and the counts that the event writer would keep. */
final class EventFill {
  /** The counts of what was filled in stand in a shard that no partition of the log has. */
  static final int SHARD = 1_000;

  private static final String ORDER = "'GROWN-' || (i / 3)";

  private final Connection database;
  private final long events;
  private final List<Days.Day> days;

  EventFill(Connection database, long events, List<Days.Day> days) {
    this.database = database;
    this.events = events;
    this.days = List.copyOf(days);
  }

  void fill() throws SQLException {
    Sql.run(database, "alter table identities drop constraint identities_pkey");
    List<String> columns = TemplateRows.columns(database, "events");
    for (Days.Day day : days) {
      boolean today = day.equals(days.getLast());
      String partition = day.partition("events");
      if (!today) {
        Sql.run(
            database,
            "create table %s (like events including defaults including storage including constraints)"
                .formatted(partition));
      }
      Sql.run(database, rows(partition, columns, day));
      if (!today) {
        attach(day, partition);
      }
      counts(partition);
    }
    Sql.run(database, "alter table identities add primary key (identity)");
    books();
  }

  private static String rows(String partition, List<String> columns, Days.Day day) {
    Map<String, String> given =
        Map.ofEntries(
            Map.entry("received_at", "r.at"),
            Map.entry("occurred_at", "r.at + (t.occurred_at - t.received_at)"),
            Map.entry("logged_at", "r.at + (t.logged_at - t.received_at)"),
            Map.entry("stored_at", "r.at + (t.stored_at - t.received_at)"),
            Map.entry("log_offset", "i"),
            Map.entry("identity", "md5('event ' || i)::uuid"),
            Map.entry("content_hash", "md5('content ' || i)::uuid"),
            Map.entry("event_id", "'grown-' || i"),
            Map.entry("correlation_key", ORDER),
            Map.entry("order_id", ORDER),
            Map.entry("customer_id", "'CUST-' || (i / 3 % 50000)"),
            Map.entry("subject", "replace(t.subject, t.order_id, " + ORDER + ")"),
            Map.entry(
                "data",
                "convert_to(replace(convert_from(t.data, 'UTF8'), t.order_id, "
                    + ORDER
                    + "), 'UTF8')"));
    return "insert into "
        + partition
        + TemplateRows.select(columns, given)
        + " from generate_series(%d::bigint, %d::bigint) i".formatted(day.first(), day.end() - 1)
        + " join event_template t on t.step = i % 3"
        + " cross join lateral (select "
        + day.receivedAt()
        + " as at) r";
  }

  /** Its indexes are made as it is attached: quicker than row by row. */
  private void attach(Days.Day day, String partition) throws SQLException {
    Sql.run(
        database,
        "alter table events attach partition %s for values from ('%s 00:00+00') to ('%s 00:00+00')"
            .formatted(partition, day.date(), day.date().plusDays(1)));
  }

  private void counts(String partition) throws SQLException {
    String grown = " from " + partition + " where event_id like 'grown-%'";
    Sql.run(
        database,
        "insert into identities (identity, content_hash, received_at) select identity,"
            + " content_hash, received_at"
            + grown);
    for (String unit : List.of("minute", "hour")) {
      Sql.run(
          database,
          "insert into %1$s_counts (%1$s, shard, tenant, cloud, events) select date_trunc('%1$s', received_at), %2$d, tenant, cloud, count(*)"
                  .formatted(unit, SHARD)
              + grown
              + " group by 1, 3, 4");
    }
    Sql.run(
        database,
        "insert into type_counts as c (shard, tenant, cloud, event_type, currency, events, amount) select %d, tenant, cloud, event_type, coalesce(currency, ''), count(*), sum(coalesce(amount, 0))"
                .formatted(SHARD)
            + grown
            + " group by 2, 3, 4, 5 on conflict (shard, tenant, cloud, event_type, currency) do"
            + " update set events = c.events + excluded.events, amount = c.amount +"
            + " excluded.amount");
  }

  /** What the books need, so that they balance as if all of it had come through the log. */
  private void books() throws SQLException {
    Sql.run(
        database,
        "insert into cloud_counts (shard, tenant, cloud, event_records, stored) select %1$d, tenant, cloud, sum(events), sum(events) from type_counts where shard = %1$d group by tenant, cloud"
            .formatted(SHARD));
    Sql.run(
        database,
        "update log_progress set records = records + %d where topic = 'helios.events' and partition = 0"
            .formatted(events));
    Sql.run(
        database,
        "insert into reconciler_tallies (log, partition, place, judged, outside) values ('growth', %d, 0, %d, 0)"
            .formatted(SHARD, events));
  }
}
