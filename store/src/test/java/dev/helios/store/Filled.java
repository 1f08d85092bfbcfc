// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Cloud;
import dev.helios.store.db.Database;
import dev.helios.store.events.EventWriter;
import dev.helios.store.verdicts.VerdictWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** Databases with so much in them that the planner has to mean it. */
public final class Filled {
  private static final int STEP = 5_000;

  private Filled() {}

  /** Events evt-0, evt-1 ... over three days from noon on, of orders ORD-0, ORD-1 ... */
  public static void withEvents(Database database, int events) throws SQLException {
    EventWriter keeper = new EventWriter(database);
    Log log = new Log();
    for (int i = 0; i < events; i++) {
      Instant at = Log.NOON.plus(Duration.ofDays(i % 3)).plusMillis(i);
      // One event in a thousand is of the rare cloud.
      Cloud cloud = i % 1_000 == 0 ? Cloud.DIRECT : Cloud.values()[i % 3];
      String data =
          "{\"order_id\":\"ORD-%d\",\"customer_id\":\"CUST-%d\"}".formatted(i / 3, i % 5_000);
      log.add(Log.event(cloud, "evt-" + i, data, at));
    }
    keeper.keep(log.after(keeper.progress()));
    analyze(database);
  }

  /** Cases K0, K1 ... a millisecond apart from noon on. */
  public static void withCases(Database database, int cases) throws SQLException {
    VerdictWriter keeper = new VerdictWriter(database);
    VerdictLog log = new VerdictLog(0);
    for (int i = 0; i < cases; i++) {
      // One case in a thousand has something to it.
      Play play =
          new Play(i % 7 == 0 ? Play.REFUNDS : Play.ORDERS, "K" + i, Log.NOON.plusMillis(i));
      play.placed(0, "10");
      switch (i % 1_000) {
        case 1 -> play.paid(1, "11");
        case 2 -> play.passed(60);
        case 3 -> play.tick(90);
        case 4 -> play.paid(1, "10").paid("q2", 2, "10");
        default -> play.paid(1, "10");
      }
      log.add(play);
      if (i % STEP == STEP - 1) {
        log.keep(keeper);
      }
    }
    analyze(database);
  }

  private static void analyze(Database database) throws SQLException {
    try (Connection connection = database.apart(Duration.ofMinutes(1));
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }
}
