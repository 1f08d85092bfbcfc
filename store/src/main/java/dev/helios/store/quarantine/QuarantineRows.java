// SPDX-License-Identifier: MIT
package dev.helios.store.quarantine;

import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.log.Logged;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes quarantined deliveries. Their texts are for people, so they are made storable where they
 * are not; a body stays as it is. The database refuses none of them.
 */
public final class QuarantineRows {
  /** Reason code of records that the database refused. */
  public static final String POISONED = "store.poisoned";

  /** Route of records that were put in quarantine here. */
  public static final String POISONED_ROUTE = "store/poisoned";

  /** Route of verdicts that were put in quarantine here: no door takes them in again. */
  public static final String POISONED_VERDICT_ROUTE = "store/poisoned-verdict";

  /** Detail of {@link #POISONED}, up to the log position. */
  public static final String REFUSED =
      "expected values that the database can hold, found one that it refuses, at log position ";

  private static final String QUARANTINE =
      """
      insert into quarantine (id, received_at, log_offset, log_partition, size, tenant, cloud, route,
        reason, detail, content_type, headers, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  private QuarantineRows() {}

  /** Writes the records; returns for each whether it was new. */
  public static boolean[] quarantine(Connection connection, List<Logged<Quarantined>> records)
      throws SQLException {
    boolean[] kept = new boolean[records.size()];
    if (records.isEmpty()) {
      return kept;
    }
    try (PreparedStatement insert = connection.prepareStatement(QUARANTINE)) {
      for (Logged<Quarantined> logged : records) {
        bind(insert, logged);
        insert.addBatch();
      }
      int[] counts = insert.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        kept[i] = counts[i] == 1;
      }
    }
    return kept;
  }

  private static void bind(PreparedStatement insert, Logged<Quarantined> logged)
      throws SQLException {
    Quarantined record = logged.value();
    RawDelivery wire = record.wire();
    List<String> texts = new ArrayList<>();
    texts.add(wire.tenant().value());
    texts.add(wire.cloud().label());
    texts.add(wire.route());
    texts.add(record.reason().code());
    texts.add(record.reason().detail());
    texts.add(wire.contentType());
    insert.setObject(1, record.id());
    insert.setObject(2, Micros.reasonable(wire.receivedAt()).atOffset(ZoneOffset.UTC));
    insert.setLong(3, logged.position().offset());
    insert.setInt(4, logged.position().partition());
    insert.setInt(5, wire.body().length());
    int at = 6;
    for (String text : texts) {
      insert.setString(at++, AsciiJsonMap.storable(text));
    }
    insert.setString(at++, AsciiJsonMap.write(wire.headers()));
    insert.setBytes(at, wire.body().array());
  }
}
