// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.load.Measured;
import dev.helios.lab.measure.Findings;
import dev.helios.lab.measure.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A figure beside what it ought to be.
 *
 * @param met whether the first goal is reached, as a word
 */
record Goal(String what, String first, String then, String measured, String met) {

  static List<Goal> of(Findings findings) {
    List<Goal> goals = new ArrayList<>();
    double base = Findings.median(findings.baseline);
    goals.add(ratio("single events against the baseline", 6, 10, findings.singles, base));
    goals.add(
        ratio("batches against the baseline's single events", 20, 30, findings.batches, base));
    int rate = findings.plan.perSecond();
    String at = " at " + rate + "/s, p99";
    goals.add(time("ingest to WebSocket" + at, 100, 30, p99(findings, "on the WebSocket")));
    goals.add(time("answer" + at, 25, 10, p99(findings, "answer")));
    goals.add(
        time(
            "last step to matched, readable by API, p99",
            500,
            200,
            p99(findings, "last step to matched, readable")));
    goals.add(
        time(
            "missing, readable by API after its deadline, p99",
            2_000,
            1_000,
            p99(findings, "deadline to missing, readable")));
    goals.add(
        time(
            "demo, from built to the first event on the feed, median",
            15_000,
            8_000,
            demo(findings.demos)));
    return goals;
  }

  private static Goal ratio(String what, int first, int then, List<Round> rounds, double base) {
    if (base == 0 || rounds.isEmpty()) {
      return new Goal(what, first + " x", then + " x", "not measured", "-");
    }
    double ratio = Findings.median(rounds) / base;
    return new Goal(
        what,
        first + " x",
        then + " x",
        String.format(Locale.ROOT, "%.1f x", ratio),
        word(ratio >= first, ratio >= then));
  }

  private static Goal time(String what, long first, long then, double millis) {
    String one = first >= 1_000 ? first / 1_000 + " s" : first + " ms";
    String two = then >= 1_000 ? then / 1_000 + " s" : then + " ms";
    if (millis < 0) {
      return new Goal(what, one, two, "not measured", "-");
    }
    return new Goal(
        what,
        one,
        two,
        String.format(Locale.ROOT, "%.1f ms", millis),
        word(millis <= first, millis <= then));
  }

  private static String word(boolean first, boolean then) {
    return then ? "both" : first ? "first" : "no";
  }

  /** In milliseconds; what never came is not hidden: it makes the figure unknown. */
  private static double p99(Findings findings, String name) {
    for (Measured measured : findings.latencies) {
      if (measured.name().startsWith(name)
          && measured.count() > 0
          && measured.absent() * 100 <= measured.due()) {
        return measured.micros().getValueAtPercentile(99) / 1e3;
      }
    }
    return -1;
  }

  private static double demo(List<Duration> demos) {
    List<Duration> sorted = demos.stream().sorted().toList();
    return sorted.isEmpty() ? -1 : sorted.get(sorted.size() / 2).toNanos() / 1e6;
  }
}
