// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

import dev.helios.core.log.LogIdentity;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How far the reconciler has come. What is older than what is known is not taken. Every method
 * throws {@link StoreUnavailable} when the database cannot answer in time. Thread-safe.
 */
public final class TallyStore {
  private static final String TALLY =
      """
      insert into reconciler_tallies as t (log, partition, place, judged, outside)
        values (?, ?, ?, ?, ?)
      on conflict (log, partition) do update set place = excluded.place, judged = excluded.judged,
        outside = excluded.outside where t.place <= excluded.place
      """;

  private final Database database;

  public TallyStore(Database database) {
    this.database = database;
  }

  /** Keeps the tally that is furthest in each partition of the log. */
  public void putTallies(LogIdentity log, Collection<ReconcilerTally> tallies) {
    try (Connection connection = database.writer();
        PreparedStatement upsert = connection.prepareStatement(TALLY)) {
      for (ReconcilerTally tally :
          tallies.stream().sorted(Comparator.comparingInt(ReconcilerTally::partition)).toList()) {
        upsert.setString(1, log.text());
        upsert.setInt(2, tally.partition());
        upsert.setLong(3, tally.place());
        upsert.setLong(4, tally.judged());
        upsert.setLong(5, tally.outside());
        upsert.addBatch();
      }
      upsert.executeBatch();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot keep the tallies of the reconciler", e);
    }
  }

  /**
   * The tallies by partition: each place is one of this log, and the counts are of this log and of
   * those that it replaced.
   */
  public List<ReconcilerTally> tallies(LogIdentity log) {
    return new Query(
            """
            select partition, coalesce(max(place) filter (where log in (?, '')), 0) as place,
              sum(judged)::bigint as judged, sum(outside)::bigint as outside
            from reconciler_tallies group by partition order by 1
            """,
            log.text())
        .list(
            database,
            "read the tallies of the reconciler",
            row ->
                new ReconcilerTally(
                    row.getInt("partition"),
                    row.getLong("place"),
                    row.getLong("judged"),
                    row.getLong("outside")));
  }
}
