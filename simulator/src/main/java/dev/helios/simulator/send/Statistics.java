// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import dev.helios.simulator.ledger.Outcome;
import dev.helios.simulator.wire.Cloud;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Running totals of a run. Thread-safe. */
public final class Statistics {
  private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1000;

  final LongAdder sent = new LongAdder();
  final LongAdder accepted = new LongAdder();
  final LongAdder duplicate = new LongAdder();
  final LongAdder quarantined = new LongAdder();
  final LongAdder unclear = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder retried = new LongAdder();
  final LongAdder unsent = new LongAdder();
  private final Map<Cloud, LongAdder> byCloud = new EnumMap<>(Cloud.class);
  private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

  public Statistics() {
    for (Cloud cloud : Cloud.values()) {
      byCloud.put(cloud, new LongAdder());
    }
  }

  void sent(Cloud cloud) {
    sent.increment();
    adder(cloud).increment();
  }

  void answered(Outcome outcome) {
    switch (outcome.word()) {
      case Outcome.ACCEPTED -> accepted.increment();
      case Outcome.DUPLICATE -> duplicate.increment();
      case Outcome.QUARANTINED -> quarantined.increment();
      default -> unclear.increment();
    }
  }

  void tookSinceDue(long nanos) {
    micros.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_MICROS));
  }

  /** Messages sent so far, each counted once. */
  public long sentSoFar() {
    return sent.sum();
  }

  /** Messages that the server did not take in the end. */
  public long lost() {
    return failed.sum() + unsent.sum() + unclear.sum();
  }

  /** The totals on one line. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "sent %d (aws %s, gcp %s, azure %s): accepted %d, duplicate %d, quarantined %d, failed %d",
        sent.sum(),
        share(Cloud.AWS),
        share(Cloud.GCP),
        share(Cloud.AZURE),
        accepted.sum(),
        duplicate.sum(),
        quarantined.sum(),
        failed.sum());
  }

  /** Everything, at the end of a run. */
  public String summary(Duration ran) {
    double seconds = Math.max(1, ran.toMillis()) / 1000.0;
    return String.format(
        Locale.ROOT,
        """
        ran %.1f s, %.1f messages/s
        %s
        retried %d, unclear answers %d, not sent: too many in flight %d
        answer time from the scheduled moment: p50 %s, p95 %s, p99 %s, max %s""",
        seconds,
        sent.sum() / seconds,
        line(),
        retried.sum(),
        unclear.sum(),
        unsent.sum(),
        millis(micros.getValueAtPercentile(50)),
        millis(micros.getValueAtPercentile(95)),
        millis(micros.getValueAtPercentile(99)),
        millis(micros.getMaxValue()));
  }

  private String share(Cloud cloud) {
    long all = Math.max(1, sent.sum());
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * adder(cloud).sum() / all);
  }

  private LongAdder adder(Cloud cloud) {
    return byCloud.computeIfAbsent(cloud, missing -> new LongAdder());
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
  }
}
