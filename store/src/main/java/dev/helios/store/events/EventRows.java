// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Event;
import dev.helios.core.log.Logged;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.CopyRows;
import dev.helios.store.db.Micros;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes events into their table. */
final class EventRows {
  private static final String COLUMNS =
      """
      received_at, occurred_at, logged_at, log_offset, log_partition, occurred_ns, conflict, \
      identity, content_hash, tenant, cloud, event_id, event_source, event_type, correlation_key, \
      subject, order_id, customer_id, amount, currency, content_type, extensions, replay, data\
      """;
  private static final int COLUMN_COUNT = 24;

  private EventRows() {}

  static void write(Connection connection, List<DedupResult.New> events) throws SQLException {
    if (!events.isEmpty()) {
      CopyRows.copy(
          connection,
          "events",
          COLUMNS,
          rows -> {
            for (DedupResult.New event : events) {
              row(rows, event.arrival(), event.conflict());
            }
          });
    }
  }

  private static void row(CopyRows rows, EventRecord arrival, boolean conflict)
      throws SQLException {
    Logged<Event> logged = arrival.logged();
    Event event = arrival.event();
    BusinessFields facts = event.facts();
    rows.row(COLUMN_COUNT);
    rows.time(event.receivedAt());
    rows.time(event.occurredAt());
    rows.time(logged.loggedAt());
    rows.bigint(logged.position().offset());
    rows.integer(logged.position().partition());
    rows.smallint(Micros.belowMicro(event.occurredAt()));
    rows.bool(conflict);
    rows.uuid(arrival.identity());
    rows.uuid(event.contentHash());
    rows.text(event.identity().tenant().value());
    rows.text(event.cloud().label());
    rows.text(event.id());
    rows.text(event.identity().source());
    rows.text(event.type());
    rows.text(event.correlationKey());
    rows.text(event.subject());
    rows.text(facts.orderId());
    rows.text(facts.customerId());
    rows.numeric(facts.amount());
    rows.text(facts.currency());
    rows.text(event.contentType());
    rows.text(event.extensions().isEmpty() ? null : AsciiJsonMap.write(event.extensions()));
    rows.text(event.replay() == null ? null : AsciiJsonMap.storable(event.replay()));
    rows.bytes(event.data().array());
  }
}
