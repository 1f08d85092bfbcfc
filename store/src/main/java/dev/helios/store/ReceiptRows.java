// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Digest;
import dev.helios.core.log.Logged;
import dev.helios.core.gateway.Receipt;
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
}
