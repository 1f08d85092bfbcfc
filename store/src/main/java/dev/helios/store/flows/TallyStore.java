// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

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
      insert into reconciler_tallies as t (partition, place, judged, outside) values (?, ?, ?, ?)
      on conflict (partition) do update set place = excluded.place, judged = excluded.judged,
        outside = excluded.outside where t.place <= excluded.place
      """;

  private final Database database;

  public TallyStore(Database database) {
    this.database = database;
  }

  /** Keeps the tally that is furthest in each partition. */
  public void putTallies(Collection<ReconcilerTally> tallies) {
    try (Connection connection = database.writer();
        PreparedStatement upsert = connection.prepareStatement(TALLY)) {
      for (ReconcilerTally tally :
          tallies.stream().sorted(Comparator.comparingInt(ReconcilerTally::partition)).toList()) {
        upsert.setInt(1, tally.partition());
        upsert.setLong(2, tally.place());
        upsert.setLong(3, tally.judged());
        upsert.setLong(4, tally.outside());
        upsert.addBatch();
      }
      upsert.executeBatch();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot keep the tallies of the reconciler", e);
    }
  }

  /** The tallies by partition. */
  public List<ReconcilerTally> tallies() {
    return new Query("select partition, place, judged, outside from reconciler_tallies order by 1")
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
