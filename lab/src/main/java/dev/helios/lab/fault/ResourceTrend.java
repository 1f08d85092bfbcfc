// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.machine.Jvm;
import dev.helios.lab.machine.Signals;
import dev.helios.lab.prove.Breaches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What a process held at moments that lie equally far apart. The first third is for warming up and
 * for filling what is bounded; over the rest the trend may not rise by more than the slack. The
 * trend is the median of the slopes between all pairs, which odd moments do not move.
 */
record ResourceTrend(List<Sample> samples, Slack slack) {
  private static final int SAMPLES_MIN = 6;

  /**
   * One moment.
   *
   * @param heapMib in use after a full collection
   */
  record Sample(long heapMib, long descriptors, long threads) {
    static Sample of(long pid, Jvm jvm) throws IOException {
      long heap = jvm.heapAfterCollection() >> 20;
      return new Sample(heap, Signals.descriptors(pid).orElse(0L), Signals.threads(pid).orElse(0L));
    }
  }

  /** By how much the trend may rise: what it takes to be no chance. */
  record Slack(long heapMib, long descriptors, long threads) {
    /** Over ten minutes, when everything has long been warm. */
    static final Slack LONG = new Slack(16, 6, 4);

    /** Over less than a minute, when code is still being compiled and threads made. */
    static final Slack BRIEF = new Slack(24, 12, 8);
  }

  /** By how much the trend rose from the end of the first third to the last moment. */
  private double rise(ToLongFunction<Sample> what) {
    List<Sample> judged = samples.subList(samples.size() / 3, samples.size());
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      for (int j = i + 1; j < judged.size(); j++) {
        long more = what.applyAsLong(judged.get(j)) - what.applyAsLong(judged.get(i));
        slopes.add((double) more / (j - i));
      }
    }
    Collections.sort(slopes);
    return slopes.get(slopes.size() / 2) * (judged.size() - 1);
  }

  /** Where it ended, and the trends. */
  String words() {
    if (samples.size() < SAMPLES_MIN) {
      return samples.size() + " samples";
    }
    Sample last = samples.getLast();
    return String.format(
        Locale.ROOT,
        "%d MiB of heap, %d descriptors, %d threads at the end; trend since the first third %+.1f,"
            + " %+.1f, %+.1f",
        last.heapMib(),
        last.descriptors(),
        last.threads(),
        rise(Sample::heapMib),
        rise(Sample::descriptors),
        rise(Sample::threads));
  }

  /** Notes what grew. */
  void judge(Breaches breaches) {
    if (samples.size() < SAMPLES_MIN) {
      breaches.unless(false, "only " + samples.size() + " samples were taken");
      return;
    }
    grown("MiB of heap", Sample::heapMib, slack.heapMib(), breaches);
    grown("descriptors", Sample::descriptors, slack.descriptors(), breaches);
    grown("threads", Sample::threads, slack.threads(), breaches);
  }

  private void grown(String what, ToLongFunction<Sample> which, long allowed, Breaches breaches) {
    double rise = rise(which);
    breaches.unless(
        rise <= allowed,
        String.format(
            Locale.ROOT,
            "%s grew by %.0f since the first third, to %d",
            what,
            rise,
            which.applyAsLong(samples.getLast())));
  }
}
