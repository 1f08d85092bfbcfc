// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A ledger compared with what is stored, by id and by SHA-256. An attempt without an answer may be
 * stored or not; what was acknowledged must be.
 *
 * @param acknowledged contents that were acknowledged
 * @param stored rows of this ledger's events
 * @param lost keys that were acknowledged and are not stored
 * @param doubled keys of which one content is stored more than once
 * @param changed keys stored with a content that was never sent, or without the acknowledged one
 * @param phantom keys that are stored and were never sent
 */
public record Tally(
    long acknowledged,
    long stored,
    List<String> lost,
    List<String> doubled,
    List<String> changed,
    List<String> phantom) {

  /** No promise was broken. */
  public boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty() && changed.isEmpty() && phantom.isEmpty();
  }

  /**
   * @param mark what ids of this ledger begin with; stored events of others are passed over
   */
  public static Tally of(Ledger ledger, List<StoredEvent> rows, String mark) {
    Map<String, List<String>> stored = new HashMap<>();
    for (StoredEvent row : rows) {
      if (row.key().startsWith(mark, row.key().indexOf('/') + 1)) {
        stored.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row.sha256());
      }
    }
    Map<String, Set<String>> sent = ledger.sent();
    Map<String, Set<String>> acknowledged = ledger.acknowledged();
    List<String> lost = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> phantom = new ArrayList<>();
    acknowledged.forEach(
        (key, contents) -> {
          List<String> found = stored.getOrDefault(key, List.of());
          if (found.isEmpty()) {
            lost.add(key);
          } else if (!found.containsAll(contents)) {
            changed.add(key);
          }
        });
    stored.forEach(
        (key, found) -> {
          Set<String> known = sent.get(key);
          if (known == null) {
            phantom.add(key);
          } else if (!known.containsAll(found) && !changed.contains(key)) {
            changed.add(key);
          }
          if (new HashSet<>(found).size() < found.size()) {
            doubled.add(key);
          }
        });
    return new Tally(
        acknowledged.values().stream().mapToLong(Set::size).sum(),
        stored.values().stream().mapToLong(List::size).sum(),
        List.copyOf(lost),
        List.copyOf(doubled),
        List.copyOf(changed),
        List.copyOf(phantom));
  }
}
