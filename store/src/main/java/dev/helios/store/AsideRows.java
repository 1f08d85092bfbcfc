// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.flow.Sighting;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.gateway.Wire;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is not an event: quarantine and receipts. Their texts are for people, so they are
 * made storable where they are not; a body stays as it is. Nothing of this can be refused.
 */
final class AsideRows {
  /** Reason code of records that the database refused. */
  static final String POISONED = "store.poisoned";

  /** Route of records that were put in quarantine here. */
  static final String POISONED_ROUTE = "store/poisoned";

  /** Route of verdicts that were put in quarantine here: no door takes them in again. */
  static final String POISONED_VERDICT_ROUTE = "store/poisoned-verdict";

  private static final String REFUSED =
      "expected values that the database can hold, found one that it refuses, at log position ";

  private static final String QUARANTINE =
      """
      insert into quarantine (id, received_at, log_offset, log_partition, size, tenant, cloud, route,
        reason, detail, content_type, headers, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  private AsideRows() {}

  /** Writes the records; tells of each whether it was new. */
  static boolean[] quarantine(Connection connection, List<Logged<Quarantined>> records)
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

  /** The quarantine record of an event that the database refused, the same at every attempt. */
  static Logged<Quarantined> poisoned(Arrival arrival) {
    Event event = arrival.event();
    Position position = arrival.logged().position();
    String name = POISONED + " " + arrival.identity() + " " + position + " " + event.contentHash();
    Reason reason = new Reason(POISONED, REFUSED + position);
    Wire wire =
        new Wire(
            event.identity().tenant(),
            event.cloud(),
            POISONED_ROUTE,
            attributes(event),
            event.data(),
            event.receivedAt());
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new Logged<>(new Quarantined(id, reason, wire), position, arrival.logged().loggedAt());
  }

  /** The quarantine record of a verdict that the database refused, the same at every attempt. */
  static Logged<Quarantined> poisoned(Judged judged) {
    Verdict verdict = judged.verdict();
    Position position = judged.logged().position();
    String name =
        POISONED + " " + judged.caseId() + " " + position + " verdict " + verdict.revision();
    List<Sighting> sightings = verdict.evidence().sightings();
    Wire wire =
        new Wire(
            verdict.tenant(),
            sightings.isEmpty() ? Cloud.DIRECT : sightings.getFirst().cloud(),
            POISONED_VERDICT_ROUTE,
            Map.of("content-type", "application/json"),
            Bytes.of(judged.json()),
            verdict.judgedAt());
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    Reason reason = new Reason(POISONED, REFUSED + position + " of the verdicts");
    return new Logged<>(new Quarantined(id, reason, wire), position, judged.logged().loggedAt());
  }

  /** Writes the receipts; one with a time beyond all reason is counted only. */
  static void receipts(
      Connection connection, List<Logged<Receipt>> allReceipts, List<Arrival> allDuplicates)
      throws SQLException {
    List<Logged<Receipt>> receipts =
        allReceipts.stream().filter(r -> Micros.isReasonable(r.value().receivedAt())).toList();
    List<Arrival> duplicates =
        allDuplicates.stream().filter(d -> Micros.isReasonable(d.event().receivedAt())).toList();
    if (receipts.isEmpty() && duplicates.isEmpty()) {
      return;
    }
    CopyRows.copy(
        connection,
        "receipts",
        "received_at, identity, fate, tenant, cloud, route, reason",
        rows -> {
          for (Logged<Receipt> logged : receipts) {
            row(rows, logged.value());
          }
          for (Arrival duplicate : duplicates) {
            row(rows, duplicate);
          }
        });
  }

  private static void row(CopyRows rows, Receipt receipt) throws SQLException {
    String fate = receipt.fate().name().toLowerCase(Locale.ROOT);
    head(rows, receipt.receivedAt(), receipt.identity(), fate);
    rows.text(TextMap.storable(receipt.tenant()));
    rows.text(receipt.cloud().label());
    rows.text(TextMap.storable(receipt.route()));
    rows.text(receipt.reason() == null ? null : TextMap.storable(receipt.reason()));
  }

  private static void row(CopyRows rows, Arrival duplicate) throws SQLException {
    head(rows, duplicate.event().receivedAt(), duplicate.identity(), "settled");
    rows.text(TextMap.storable(duplicate.event().identity().tenant()));
    rows.text(duplicate.event().cloud().label());
    rows.text(null);
    rows.text(null);
  }

  private static void head(
      CopyRows rows, Instant receivedAt, @Nullable Digest identity, String fate)
      throws SQLException {
    rows.row(7);
    rows.time(receivedAt);
    rows.uuid(identity);
    rows.text(fate);
  }

  private static void bind(PreparedStatement insert, Logged<Quarantined> logged)
      throws SQLException {
    Quarantined record = logged.value();
    Wire wire = record.wire();
    List<String> texts = new ArrayList<>();
    texts.add(wire.tenant());
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
      insert.setString(at++, TextMap.storable(text));
    }
    insert.setString(at++, TextMap.write(wire.headers()));
    insert.setBytes(at, wire.body().array());
  }

  /** The event's attributes as the headers of CloudEvents' binary HTTP mode. */
  private static Map<String, String> attributes(Event event) {
    Map<String, String> headers = new TreeMap<>();
    event.extensions().forEach((name, value) -> headers.put("ce-" + name, value));
    headers.put("ce-specversion", "1.0");
    headers.put("ce-id", event.id());
    headers.put("ce-source", event.identity().source());
    headers.put("ce-type", event.type());
    headers.put("ce-time", event.occurredAt().toString());
    if (event.subject() != null) {
      headers.put("ce-subject", event.subject());
    }
    headers.put("content-type", event.contentType());
    return headers;
  }
}
