// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.helios.lab.client.Await;
import dev.helios.lab.client.Reply;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.Api;
import dev.helios.lab.system.TestCluster;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** One of two senders of a cloud holds its payments back while the other goes on. */
public final class StalledSource implements Proof {
  private static final String FLOWS = "/api/v1/reconciliation/flows";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Seconds after which a sender that is heard once a second is waited for, and some more. */
  private static final int INTRODUCTION = 18;

  private static final String HELD = " and strpos(key, 'held-') > 0";
  private static final String PAST_DUE =
      "select count(*) from cases where flow = ? and status in ('undecided', 'missing')" + HELD;
  private static final String MATCHED =
      "select count(*) from cases where flow = ? and status = 'matched'" + HELD;
  private static final String INTRODUCED =
      "select least(count(*), 1) from cases where flow = ? and status = 'matched'";
  private static final String CALLED_MISSING =
      "select count(distinct key) from verdicts where flow = ? and status = 'missing'" + HELD;
  private static final String OPEN_INCIDENTS =
      "select count(*) from incidents where source = ? and until is null";
  private static final String INCIDENTS = "select count(*) from incidents where source = ?";

  @Override
  public String name() {
    return "stalled-source";
  }

  @Override
  public String shows() {
    return "one of two senders of a cloud stalls: no order is called missing, one incident says why";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale) throws IOException, InterruptedException {
    return new Run(cluster, scale, false).run();
  }

  @Override
  public String wrong() {
    return "both senders under one name, so that one hides the stall of the other";
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException {
    return new Run(cluster, Scale.CONTROL, true).run();
  }

  /** One stall. */
  private static final class Run {
    private final TestCluster cluster;
    private final Api api;
    private final Breaches breaches;
    private final String flow;
    private final String steady;
    private final String stalled;
    private final int orders;
    private int sent;

    Run(TestCluster cluster, Scale scale, boolean isOneName) {
      this.cluster = cluster;
      this.api = cluster.api();
      this.breaches = new Breaches(scale);
      this.flow = "stall-" + cluster.mark() + "flow";
      this.steady = flow + "-eu";
      this.stalled = isOneName ? steady : flow + "-us";
      this.orders = scale.pick(200, 50, 10);
    }

    Result run() throws IOException, InterruptedException {
      try (Connection database = cluster.database()) {
        introduce(database);
        for (int i = 0; i < orders; i++) {
          send("till", "sold", "held-" + i);
        }
        boolean due = awaits(database, PAST_DUE, flow, orders);
        breaches.fault(
            due, "the orders' deadline did not pass while their payments were held back");
        boolean told = awaits(database, OPEN_INCIDENTS, stalled, 1);
        breaches.unless(told, "no incident of the sender was opened");
        for (int i = 0; i < orders; i++) {
          send(stalled, "paid", "held-" + i);
        }
        boolean matched = awaits(database, MATCHED, flow, orders);
        breaches.unless(matched, "not every order is matched at last");
        boolean over = awaits(database, OPEN_INCIDENTS, stalled, 0);
        breaches.unless(over, "the incident is open though the sender is back");
        long missing = count(database, CALLED_MISSING, flow);
        breaches.unless(missing == 0, missing + " orders were called missing");
        long incidents = count(database, INCIDENTS, stalled);
        breaches.unless(incidents == 1, incidents + " incidents of one stall");
        String more = "%d orders held back, %d called missing".formatted(orders, missing);
        return Result.of(
            new Figures("one of two senders stalls", 1, sent, sent, 0, 0, 0, 0, more), breaches);
      } catch (SQLException e) {
        throw new IOException("PostgreSQL closed its connection with a fault", e);
      }
    }

    /** Both senders bring payments as soon as the flow judges, and are heard for a while. */
    private void introduce(Connection database) throws IOException, InterruptedException {
      expect(201, api.post(FLOWS, "application/yaml", text().getBytes(UTF_8)));
      String activate = FLOWS + "/" + flow + "/1/activate";
      expect(200, api.post(activate, "application/json", new byte[0]));
      for (String sender : new String[] {steady, stalled}) {
        String order = "of-" + sender + "-";
        Await.until(
            "the flow judges",
            LIMIT,
            () -> {
              send("till", "sold", order + sent);
              send(sender, "paid", order + (sent - 1));
              return count(database, INTRODUCED, flow) == 1;
            });
      }
      for (int i = 0; i < INTRODUCTION; i++) {
        send(steady, "tick", "none");
        send(stalled, "tick", "none");
        Thread.sleep(Duration.ofSeconds(1));
      }
    }

    private String text() {
      return """
          flow: %1$s
          version: 1
          key: order_id
          window: 5s
          steps:
            sold: { cloud: direct, type: %1$s-sold }
            paid: { cloud: direct, type: %1$s-paid }
          """
          .formatted(flow);
    }

    private boolean awaits(Connection database, String question, String of, int wanted)
        throws IOException, InterruptedException {
      return Await.within(
          LIMIT,
          () -> {
            send(steady, "tick", "none");
            return count(database, question, of) == wanted;
          });
    }

    private void send(String source, String type, String order) throws IOException {
      String event =
          """
          {"source":"%1$s","event_type":"%2$s-%3$s","event_id":"%2$s-%4$d",
          "payload":{"order_id":"%2$s-%5$s"}}"""
              .formatted(source, flow, type, sent++, order);
      expect(202, api.post("/api/v1/events/ingest", "application/json", event.getBytes(UTF_8)));
    }

    private static void expect(int status, Reply reply) throws IOException {
      if (reply.answer().status() != status) {
        throw new IOException("expected %d, found %s".formatted(status, reply.word()));
      }
    }

    private static long count(Connection database, String question, String of) throws IOException {
      try (PreparedStatement statement = database.prepareStatement(question)) {
        statement.setString(1, of);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      } catch (SQLException e) {
        throw new IOException("PostgreSQL did not say what became of the orders", e);
      }
    }
  }
}
