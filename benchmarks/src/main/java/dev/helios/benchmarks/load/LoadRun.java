// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One run: warm-up, single events, batches, a fixed rate with the feed watched, the books. */
public final class LoadRun {
  private final Options options;
  private final Plan plan;
  private final Orders orders = new Orders(Long.toString(System.currentTimeMillis(), 36));
  private final Load load;

  public LoadRun(Options options) {
    this.options = options;
    this.plan = Plan.of(options.quick());
    this.load = new Load(options.url(), orders);
  }

  /**
   * Runs to the end, within a minute when quick and four when not.
   *
   * @throws Options.Wrong when nothing answers, or what answers is no HELIOS
   * @throws IOException when the server went away in between
   */
  public Report run() throws Options.Wrong, IOException, InterruptedException {
    Instant started = Instant.now();
    long deadline = System.nanoTime() + plan.whole().toNanos();
    try (Connection asking = new Connection(options.url());
        Feed feed = new Feed(orders)) {
      Books before = first(asking);
      feed.open(options.url());
      Measured warmUp = load.closed("warm-up (not counted)", plan.warmUp());
      settle(asking);
      Measured closed = load.closed("single events, 32 connections", plan.closed());
      settle(asking);
      Measured batches = load.batches("NDJSON batches of 100, 4 connections", plan.batches());
      settle(asking);
      int rate = plan.perSecond();
      Measured open = load.open("open loop, " + rate + "/s: answer", rate, plan.open(), feed);
      feed.await(open.accepted(), plan.settle());
      Measured socket = feed.measured("open loop, " + rate + "/s: to the WebSocket", open);
      Books after = Books.judged(asking, deadline);
      long accepted = warmUp.accepted() + closed.accepted() + batches.accepted() + open.accepted();
      return new Report(
          started,
          options,
          List.of(warmUp, closed, batches, open, socket),
          feed.gaps(),
          after,
          after.admitted() - before.admitted() >= accepted);
    }
  }

  private Books first(Connection asking) throws Options.Wrong {
    try {
      return Books.read(asking);
    } catch (ConnectException e) {
      throw new Options.Wrong(
          "Nothing answers at " + options.url() + "; start HELIOS with './helios up' first.");
    } catch (IOException e) {
      throw new Options.Wrong(
          "What answers at " + options.url() + " gives no balance: " + e.getMessage() + ".");
    }
  }

  private void settle(Connection asking) throws IOException, InterruptedException {
    Duration longest = plan.settle();
    Books.atRest(asking, System.nanoTime() + longest.toNanos());
  }
}
