// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Digest;
import dev.helios.store.db.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides which events are new, by claiming their identities in the transaction that stores them. A
 * claim of the same identity in another transaction waits for this one to end, so that of two event
 * writers exactly one stores the event, and a conflict is seen by the later one.
 */
final class Claims {
  /** One order for all transactions: two that claim the same identities cannot deadlock. */
  private static final Comparator<UUID> ORDER =
      Comparator.comparingLong(UUID::getMostSignificantBits)
          .thenComparingLong(UUID::getLeastSignificantBits);

  private static final String CLAIM =
      """
      insert into identities (identity, content_hash, received_at)
        select i, h, 'epoch'::timestamptz + t * interval '1 microsecond'
        from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as claim (i, h, t)
      on conflict do nothing returning identity
      """;
  private static final String KNOWN =
      "select identity, content_hash from identities where identity = any(?::uuid[])";
  private static final String CLAIM_VARIANT =
      """
      insert into identity_variants (identity, content_hash, received_at)
        select i, h, 'epoch'::timestamptz + t * interval '1 microsecond'
        from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as claim (i, h, t)
      on conflict do nothing returning identity, content_hash
      """;

  private final Connection connection;

  Claims(Connection connection) {
    this.connection = connection;
  }

  /** Sorts events, given in log order, into new ones (conflicts marked) and duplicates. */
  DedupResult settle(List<EventRecord> events) throws SQLException {
    DedupResult settled = DedupResult.nothing();
    if (events.isEmpty()) {
      return settled;
    }
    Map<UUID, EventRecord> firsts = new LinkedHashMap<>();
    for (EventRecord event : events) {
      firsts.putIfAbsent(event.identity().uuid(), event);
    }
    Set<UUID> claimed = claim(firsts);
    Map<UUID, Digest> known = known(firsts, claimed);
    Map<EventRecord.Content, EventRecord> variants = new LinkedHashMap<>();
    for (EventRecord event : events) {
      UUID identity = event.identity().uuid();
      if (claimed.contains(identity) && firsts.get(identity) == event) {
        settled.fresh().add(new DedupResult.New(event, false));
      } else if (event.event().contentHash().equals(known.get(identity))
          || variants.putIfAbsent(event.content(), event) != null) {
        settled.duplicates().add(event);
      }
    }
    settleVariants(variants, settled);
    return settled;
  }

  private Set<UUID> claim(Map<UUID, EventRecord> firsts) throws SQLException {
    List<UUID> identities = new ArrayList<>(firsts.keySet());
    identities.sort(ORDER);
    List<EventRecord> ordered = new ArrayList<>(identities.size());
    identities.forEach(identity -> ordered.add(firsts.get(identity)));
    Set<UUID> claimed = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
      bind(insert, identities.toArray(UUID[]::new), ordered);
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          claimed.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return claimed;
  }

  /** The first content of every identity: of those claimed here, and of those claimed before. */
  private Map<UUID, Digest> known(Map<UUID, EventRecord> firsts, Set<UUID> claimed)
      throws SQLException {
    Map<UUID, Digest> known = new HashMap<>();
    List<UUID> before = new ArrayList<>();
    for (var first : firsts.entrySet()) {
      if (claimed.contains(first.getKey())) {
        known.put(first.getKey(), first.getValue().event().contentHash());
      } else {
        before.add(first.getKey());
      }
    }
    if (before.isEmpty()) {
      return known;
    }
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, connection.createArrayOf("uuid", before.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.put(rows.getObject(1, UUID.class), Digest.of(rows.getObject(2, UUID.class)));
        }
      }
    }
    if (known.size() != firsts.size()) {
      // Retention forgot an identity between the two statements: begin again, and claim it.
      throw new SQLException("an identity was purged while it was looked up", "40001");
    }
    return known;
  }

  private void settleVariants(Map<EventRecord.Content, EventRecord> variants, DedupResult settled)
      throws SQLException {
    if (variants.isEmpty()) {
      return;
    }
    List<EventRecord.Content> contents = new ArrayList<>(variants.keySet());
    contents.sort(
        Comparator.comparing((EventRecord.Content content) -> content.identity().uuid(), ORDER)
            .thenComparing(content -> content.hash().uuid(), ORDER));
    List<EventRecord> ordered = contents.stream().map(variants::get).toList();
    Set<EventRecord.Content> claimed = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(CLAIM_VARIANT)) {
      bind(insert, contents.stream().map(c -> c.identity().uuid()).toArray(UUID[]::new), ordered);
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          claimed.add(
              new EventRecord.Content(
                  Digest.of(rows.getObject(1, UUID.class)),
                  Digest.of(rows.getObject(2, UUID.class))));
        }
      }
    }
    variants.forEach(
        (content, event) -> {
          if (claimed.contains(content)) {
            settled.fresh().add(new DedupResult.New(event, true));
          } else {
            settled.duplicates().add(event);
          }
        });
  }

  private void bind(PreparedStatement insert, UUID[] identities, List<EventRecord> events)
      throws SQLException {
    Object[] hashes = new Object[identities.length];
    Long[] times = new Long[identities.length];
    for (int i = 0; i < identities.length; i++) {
      EventRecord event = events.get(i);
      hashes[i] = event.event().contentHash().uuid();
      times[i] = Micros.sinceUnixEpoch(event.event().receivedAt());
    }
    insert.setArray(1, connection.createArrayOf("uuid", identities));
    insert.setArray(2, connection.createArrayOf("uuid", hashes));
    insert.setArray(3, connection.createArrayOf("int8", times));
  }
}
