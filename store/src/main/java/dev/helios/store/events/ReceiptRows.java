// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Digest;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.Logged;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.CopyRows;
import dev.helios.store.db.Micros;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the receipts of deliveries that became no event of their own. */
final class ReceiptRows {
  private ReceiptRows() {}

  /** Writes the receipts; one with a time beyond all reason is counted only. */
  static void write(
      Connection connection, List<Logged<Receipt>> allReceipts, List<EventRecord> allDuplicates)
      throws SQLException {
    List<Logged<Receipt>> receipts =
        allReceipts.stream().filter(r -> Micros.isReasonable(r.value().receivedAt())).toList();
    List<EventRecord> duplicates =
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
          for (EventRecord duplicate : duplicates) {
            row(rows, duplicate);
          }
        });
  }

  private static void row(CopyRows rows, Receipt receipt) throws SQLException {
    String fate = receipt.fate().name().toLowerCase(Locale.ROOT);
    head(rows, receipt.receivedAt(), receipt.identity(), fate);
    rows.text(receipt.tenant().value());
    rows.text(receipt.cloud().label());
    rows.text(AsciiJsonMap.storable(receipt.route()));
    rows.text(receipt.reason() == null ? null : AsciiJsonMap.storable(receipt.reason()));
  }

  private static void row(CopyRows rows, EventRecord duplicate) throws SQLException {
    head(rows, duplicate.event().receivedAt(), duplicate.identity(), "settled");
    rows.text(duplicate.event().identity().tenant().value());
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
}
