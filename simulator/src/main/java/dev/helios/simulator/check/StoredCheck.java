// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.check.Stored.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares every message with what is stored: what was acknowledged is there exactly once and to
 * the byte; what was not may be there once; nothing else is there. Pure.
 */
final class StoredCheck {
  private final Report report;

  private StoredCheck(Report report) {
    this.report = report;
  }

  static void compare(Account account, Stored stored, Report report) {
    Map<String, List<Entry>> byKey = new LinkedHashMap<>();
    for (Entry entry : account.entries().values()) {
      byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>(1)).add(entry);
    }
    StoredCheck check = new StoredCheck(report);
    byKey.forEach(
        (key, entries) -> check.identity(entries, stored.byKey().getOrDefault(key, List.of())));
    for (Map.Entry<String, List<Row>> rows : stored.byKey().entrySet()) {
      if (!byKey.containsKey(rows.getKey())) {
        report.difference("phantom", rows.getKey() + " is stored and was never sent");
      }
    }
  }

  /** All messages and all rows of one identity. */
  private void identity(List<Entry> entries, List<Row> rows) {
    if (entries.getFirst().malformed()) {
      malformed(entries, rows);
      return;
    }
    Set<String> sent = new HashSet<>();
    Set<String> acknowledged = new HashSet<>();
    for (Entry entry : entries) {
      if (!entry.unsent()) {
        sent.add(entry.sha256);
      }
      if (entry.acknowledged()) {
        acknowledged.add(entry.sha256);
      }
      if (entry.quarantined()) {
        report.difference("sound_quarantined", entry + " is sound and was put in quarantine");
      }
    }
    Entry first = entries.getFirst();
    counts(first, sent, acknowledged, rows);
    conflicts(first, rows);
  }

  private void counts(Entry first, Set<String> sent, Set<String> acknowledged, List<Row> rows) {
    for (String content : sent) {
      long found = rows.stream().filter(row -> row.sha256().equals(content)).count();
      if (found == 0 && acknowledged.contains(content)) {
        report.difference("lost", first + " was acknowledged and is not stored");
      } else if (found > 1) {
        report.difference("doubled", first + " is stored " + found + " times");
      }
    }
    for (Row row : rows) {
      if (!sent.contains(row.sha256())) {
        report.difference(
            "changed", first + " is stored with bytes that were not sent, sha256 " + row.sha256());
      }
    }
  }

  private void conflicts(Entry first, List<Row> rows) {
    long contents = rows.stream().map(Row::sha256).distinct().count();
    long marked = rows.stream().filter(Row::conflict).count();
    // The first content that came is the event; every further one is marked.
    if (contents > 0 && marked < contents - 1) {
      report.difference("conflict_unmarked", first + " has copies that are not marked");
    } else if (contents > 0 && marked > contents - 1) {
      report.difference("conflict_invented", first + " is marked without another content");
    }
  }

  private void malformed(List<Entry> entries, List<Row> rows) {
    for (Entry entry : entries) {
      if (entry.acknowledged()) {
        report.difference("malformed_admitted", entry + " was acknowledged as an event");
      }
    }
    if (!rows.isEmpty()) {
      report.difference("malformed_stored", entries.getFirst() + " is stored as an event");
    }
  }
}
