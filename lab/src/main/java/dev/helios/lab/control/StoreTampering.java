// SPDX-License-Identifier: MIT
package dev.helios.lab.control;

import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A store that loses a row, changes a byte and doubles a row, behind the server's back. A
 * comparison that does not notice has proved nothing.
 */
public final class StoreTampering {
  public static final String WRONG = "a stored row renamed, one changed by a byte, one doubled";

  private static final String HARM =
      """
      update events set event_id = 'gone-' || event_id where event_id = '%1$s';
      update events set data = data || '\\x20' where event_id = '%2$s';
      insert into events select * from events where event_id = '%3$s'
      """;

  private static final String CURE =
      """
      update events set event_id = '%1$s' where event_id = 'gone-%1$s';
      update events set data = substring(data for length(data) - 1) where event_id = '%2$s';
      delete from events where ctid = (select max(ctid) from events where event_id = '%3$s')
        and event_id = '%3$s'
      """;

  private static final int HARMS = 3;

  private StoreTampering() {}

  public static Result run(TestCluster cluster) throws IOException, InterruptedException {
    LoadPlan plan = cluster.insisting();
    Ledger ledger;
    try (LoadProcess load = cluster.load(plan)) {
      load.awaitMore(50, Duration.ofMinutes(1));
      ledger = load.stop();
    }
    Breaches breaches = new Breaches(Scale.CONTROL);
    Tally before = cluster.compare(ledger, plan.prefix(), breaches.found());
    if (!before.isClean()) {
      throw new IOException("the control's own load was not stored as it should: " + before);
    }
    Object[] targets = targets(ledger);
    sql(cluster, HARM.formatted(targets));
    Tally after = cluster.compare(ledger, plan.prefix(), breaches.found());
    sql(cluster, CURE.formatted(targets));
    if (after.lost().isEmpty() || after.changed().isEmpty() || after.doubled().isEmpty()) {
      return new Result.Kept(Figures.of(WRONG, HARMS, after, 0, "not every harm was noticed"));
    }
    breaches.tally(after);
    return Result.of(Figures.of(WRONG, HARMS, after, 0, ""), breaches);
  }

  /** Ids of three events that were acknowledged: only those can be missed. */
  private static Object[] targets(Ledger ledger) {
    return ledger.acknowledged().keySet().stream()
        .map(key -> key.substring(key.indexOf('/') + 1))
        .sorted()
        .limit(HARMS)
        .toArray();
  }

  /** Runs statements as the owner of the database. */
  static void sql(TestCluster cluster, String statements) throws IOException {
    try (Connection connection = cluster.database();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not take the control's statements", e);
    }
  }
}
