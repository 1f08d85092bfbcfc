// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.CloudProgress;
import dev.helios.core.reconcile.VerdictText;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far the clouds have come, and the reconciler. What is older than what is known is not taken.
 * Every method throws {@link StoreUnavailable} when the database cannot answer in time.
 * Thread-safe.
 */
public final class WatermarkStore {
  private static final String CLOUD =
      """
      insert into cloud_progress as p (cloud, last_arrival, progress) values (?, ?, ?)
      on conflict (cloud) do update set last_arrival = excluded.last_arrival,
        progress = excluded.progress, stored_at = excluded.stored_at
        where p.last_arrival <= excluded.last_arrival
      """;
  private static final String TALLY =
      """
      insert into reconciler_tallies as t (partition, place, judged, outside) values (?, ?, ?, ?)
      on conflict (partition) do update set place = excluded.place, judged = excluded.judged,
        outside = excluded.outside where t.place <= excluded.place
      """;

  private final Database database;

  public WatermarkStore(Database database) {
    this.database = database;
  }

  /** Keeps what is newest of each cloud. */
  public void put(Map<Cloud, CloudProgress> clouds) {
    Map<Cloud, CloudProgress> ordered = new EnumMap<>(Cloud.class);
    ordered.putAll(clouds);
    try (Connection connection = database.writer();
        PreparedStatement upsert = connection.prepareStatement(CLOUD)) {
      for (var entry : ordered.entrySet()) {
        upsert.setString(1, entry.getKey().label());
        upsert.setObject(2, entry.getValue().lastArrival().atOffset(ZoneOffset.UTC));
        upsert.setBytes(3, VerdictText.json(entry.getKey(), entry.getValue()));
        upsert.addBatch();
      }
      upsert.executeBatch();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot keep the progress of the clouds", e);
    }
  }

  /** What is known of each cloud ever heard of. */
  public Map<Cloud, CloudProgress> clouds() {
    Map<Cloud, CloudProgress> clouds = new EnumMap<>(Cloud.class);
    new Query("select progress from cloud_progress")
        .list(
            database,
            "read the progress of the clouds",
            row -> VerdictText.parseProgress(row.getBytes(1)))
        .forEach(entry -> clouds.put(entry.getKey(), entry.getValue()));
    return clouds;
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
