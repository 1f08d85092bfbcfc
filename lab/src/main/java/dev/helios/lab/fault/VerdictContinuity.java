// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * {@code kill -9} of server and broker in turn while orders come in. What is said of them is state
 * of the reconciler, records of the log and rows of the store: killed at any moment, all three have
 * to go on from the same place.
 */
public final class VerdictContinuity implements Proof {
  private static final List<FaultTarget> TARGETS = List.of(FaultTarget.SERVER, FaultTarget.BROKER);
  private static final String CASES =
      """
      select c.key, c.status, c.revision, count(v.revision), count(distinct v.revision),
        coalesce(min(v.revision), 0), coalesce(max(v.revision), 0)
      from cases c left join verdicts v on v.case_id = c.case_id
      where starts_with(c.key, ?) group by c.case_id
      """;

  private static final String HARM =
      """
      delete from verdicts where key = '%1$s' and revision = 1;
      insert into verdicts (judged_at, log_offset, log_partition, revision, version, case_id,
          tenant, flow, key, status, reason, sentence, verdict)
        select judged_at + interval '1 millisecond', log_offset, log_partition, revision, version,
          case_id, tenant, flow, key, status, reason, sentence, verdict
        from verdicts where key = '%2$s' and revision = 1;
      update cases set status = 'missing' where key = '%3$s';
      delete from cases where key = '%4$s'
      """;

  private static final int HARMS = 4;
  private static final Duration SETTLING = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final long seed;

  public VerdictContinuity(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "verdicts";
  }

  @Override
  public String shows() {
    return "kill -9 of server and broker: every order is judged, each revision of its verdict is"
        + " there once";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    int kills = scale.pick(20, 4, 2);
    Breaches breaches = new Breaches(scale);
    LoadPlan plan = orders(cluster);
    UnderLoad run = UnderLoad.kill(cluster, plan, breaches, TARGETS, kills, new Random(seed));
    try (Connection database = cluster.database()) {
      List<StoredCase> cases = settled(database, plan, run);
      breaches.found().addAll(StoredCase.flaws(run.ledger(), plan.prefix(), cases));
      String more =
          "%d orders complete, %d revisions said of %d orders"
              .formatted(
                  StoredCase.complete(run.ledger(), plan.prefix()).size(),
                  cases.stream().mapToInt(StoredCase::rows).sum(),
                  cases.size());
      return Result.of(
          Figures.of(
              "kill -9 of server and broker",
              kills,
              run.tally(),
              run.ledger().silenceMillis(),
              more),
          breaches);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not say what is stored of the orders", e);
    }
  }

  /**
   * The cases when nothing is wrong with them, or after a while as they are: verdicts are stored
   * after the books balance, and after a transaction that a kill left open has run out.
   */
  private static List<StoredCase> settled(Connection database, LoadPlan plan, UnderLoad run)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + SETTLING.toNanos();
    while (true) {
      List<StoredCase> cases = stored(database, plan.prefix());
      if (StoredCase.flaws(run.ledger(), plan.prefix(), cases).isEmpty()
          || System.nanoTime() > end) {
        return cases;
      }
      Thread.sleep(PAUSE);
    }
  }

  private static LoadPlan orders(TestCluster cluster) {
    return cluster.insisting().kind(LoadPlan.Kind.ORDERS);
  }

  private static List<StoredCase> stored(Connection database, String mark) throws SQLException {
    try (PreparedStatement question = database.prepareStatement(CASES)) {
      question.setString(1, mark);
      List<StoredCase> cases = new ArrayList<>();
      try (ResultSet row = question.executeQuery()) {
        while (row.next()) {
          cases.add(
              new StoredCase(
                  row.getString(1),
                  row.getString(2),
                  row.getInt(3),
                  row.getInt(4),
                  row.getInt(5),
                  row.getInt(6),
                  row.getInt(7)));
        }
      }
      return cases;
    }
  }

  @Override
  public String wrong() {
    return "a revision lost, one said twice, a verdict changed, a case lost, behind the server's"
        + " back";
  }

  /** In a transaction that is taken back, so that nothing has to be cured. */
  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(Scale.CONTROL);
    LoadPlan plan = orders(cluster);
    UnderLoad run = UnderLoad.run(cluster, plan, breaches, load -> {});
    try (Connection database = cluster.database();
        Statement harm = database.createStatement()) {
      List<StoredCase> before = settled(database, plan, run);
      List<String> flaws = StoredCase.flaws(run.ledger(), plan.prefix(), before);
      if (!flaws.isEmpty()) {
        throw new IOException("the control's own orders were not judged as they should: " + flaws);
      }
      database.setAutoCommit(false);
      Set<String> complete = StoredCase.complete(run.ledger(), plan.prefix());
      harm.execute(HARM.formatted(complete.stream().sorted().limit(HARMS).toArray()));
      breaches
          .found()
          .addAll(StoredCase.flaws(run.ledger(), plan.prefix(), stored(database, plan.prefix())));
      database.rollback();
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not take the control's statements", e);
    }
    Figures figures = Figures.of(wrong(), HARMS, run.tally(), 0, "");
    return breaches.found().size() == HARMS
        ? Result.of(figures, breaches)
        : new Result.Kept(Figures.of(wrong(), HARMS, run.tally(), 0, "not every harm was noticed"));
  }
}
