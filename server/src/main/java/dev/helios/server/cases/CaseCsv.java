// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.core.reconcile.Exposure;
import dev.helios.store.cases.CaseSummaryRow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cases as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front: quoting alone does not stop it. Pure.
 */
final class CaseCsv {
  static final String HEAD =
      "flow,key,status,reason,findings,clouds,exposure,currency,opened_at,judged_at,closed_at,"
          + "revision,assignee,sentence\r\n";

  private CaseCsv() {}

  static String row(CaseSummaryRow line) {
    Exposure exposure = line.exposure();
    return Stream.of(
                line.id().flow(),
                line.id().key(),
                line.status().label(),
                line.reason(),
                line.findings().stream().map(k -> k.label()).collect(Collectors.joining(" ")),
                line.clouds().stream().map(c -> c.label()).collect(Collectors.joining(" ")),
                exposure == null ? "" : exposure.amount().toPlainString(),
                exposure == null ? "" : exposure.currency(),
                line.openedAt(),
                line.judgedAt(),
                line.closedAt() == null ? "" : line.closedAt(),
                line.revision(),
                line.handling().assignee(),
                line.sentence())
            .map(CaseCsv::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    String safe = isFormula(text) ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /**
   * Also after spaces, quotes and what is not seen, and in full width, as spreadsheets forgive all
   * of that; a number is no formula.
   */
  private static boolean isFormula(String text) {
    int start = 0;
    while (start < text.length() && isPassedOver(text.charAt(start))) {
      start++;
    }
    if (start == text.length()) {
      return false;
    }
    boolean dangerous =
        "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(start)) >= 0
            || text.charAt(0) == '\t'
            || text.charAt(0) == '\r';
    return dangerous && !text.matches("[+-]?\\d+(\\.\\d+)?");
  }

  private static boolean isPassedOver(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || c == '"'
        || c == '\'';
  }
}
