// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.load.Measured;
import dev.helios.lab.load.OpenLoop;
import dev.helios.lab.load.Orders;
import dev.helios.lab.machine.Processors;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The open loop: how long everything takes at a fixed rate, each as a histogram. */
final class Latencies {
  /** Of so many orders, one is asked for by the API. */
  private static final int SAMPLED = 32;

  private final URI url;
  private final Orders orders;
  private final MeasurePlan plan;

  Latencies(URI url, Orders orders, MeasurePlan plan) {
    this.url = url;
    this.orders = orders;
    this.plan = plan;
  }

  /**
   * What came of it.
   *
   * @param load from the first event to when the last was answered
   */
  record Result(List<Measured> measured, long events, Duration load, Map<String, Long> millis) {}

  Result run(FeedMeter feed, Processors processors) throws IOException, InterruptedException {
    try (ReadProbe stored = new ReadProbe(url, "\"stored_at\"");
        ReadProbe matched = new ReadProbe(url, "\"status\":\"matched\"");
        ReadProbe missing = new ReadProbe(url, "\"status\":\"missing\"")) {
      Map<String, Long> before = processors.used();
      OpenLoop loop = new OpenLoop(url, orders, plan.perSecond(), plan.open());
      IncompleteOrders abandoned = new IncompleteOrders(orders, abandonTime());
      FeedMeter.Expected expected =
          new FeedMeter.Expected(orders.idPrefix(), 0, loop.total(), n -> loop.due(n));
      VerdictTimes.Wait onFeedMatched =
          new VerdictTimes.Wait(orders.orderPrefix(), "matched", order -> lastStep(loop, order));
      VerdictTimes.Wait onFeedMissing =
          new VerdictTimes.Wait(orders.abandonedPrefix(), "missing", abandoned::deadline);
      feed.expect(expected);
      feed.tell(new VerdictTimes(onFeedMatched, onFeedMissing));
      Thread aside = Thread.startVirtualThread(() -> abandoned.run(url, missing));
      long begin = System.nanoTime();
      Measured answers = loop.run("answer", (n, due) -> sample(n, due, stored, matched));
      Duration load = Duration.ofNanos(System.nanoTime() - begin);
      aside.join();
      Measured readStored = stored.measured("stored, readable by the API (samples)", plan.settle());
      Measured readMatched =
          matched.measured("last step to matched, readable by the API (samples)", plan.settle());
      Measured readMissing =
          missing.measured("deadline to missing, readable by the API (samples)", plan.settle());
      List<Measured> all =
          List.of(
              answers,
              new Measured("on the WebSocket", answers.count(), expected.micros()),
              readStored,
              new Measured(
                  "last step to matched, on the WebSocket",
                  loop.total() / Orders.STEPS,
                  onFeedMatched.micros()),
              readMatched,
              new Measured(
                  "deadline to missing, on the WebSocket",
                  abandoned.count(),
                  onFeedMissing.micros()),
              readMissing);
      Map<String, Long> used = Processors.between(before, processors.used());
      return new Result(all, answers.count() + abandoned.count(), load, used);
    }
  }

  /** The clouds must go on beyond the last deadline: who has not passed it, is not missing. */
  private Duration abandonTime() {
    return plan.open().minus(BenchFlows.WINDOW).minusSeconds(3);
  }

  private static long lastStep(OpenLoop loop, long order) {
    long last = order * Orders.STEPS + Orders.STEPS - 1;
    return last < loop.total() ? loop.due(last) : Long.MAX_VALUE;
  }

  private void sample(long n, long due, ReadProbe stored, ReadProbe matched) {
    if (n / Orders.STEPS % SAMPLED != 0) {
      return;
    }
    if (n % Orders.STEPS == 0) {
      stored.watch("/api/v1/events/" + orders.id(n), due);
    } else if (n % Orders.STEPS == Orders.STEPS - 1) {
      matched.watch("/api/v1/reconciliation/" + orders.orderId(n), due);
    }
  }
}
