// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.client.ByteScan;
import dev.helios.lab.load.OpenLoop;
import java.util.BitSet;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * How long it takes until the feed tells a verdict: {@code matched} of whole orders, {@code
 * missing} of those that were left unfinished. Thread-safe.
 */
final class VerdictTimes {
  private static final byte[] STATUS = ByteScan.word("\"status\":\"");

  private final Wait matched;
  private final Wait missing;

  /** Verdicts of one status on numbered orders. */
  static final class Wait {
    private final byte[] key;
    private final byte[] status;
    private final LongUnaryOperator since;
    private final BitSet seen = new BitSet();
    private final Histogram micros = new Histogram(OpenLoop.LONGEST_MICROS, 3);

    /**
     * @param keyPrefix of the orders' ids; a number follows it
     * @param since when the verdict could have been told at the earliest, in nanoTime, by number;
     *     Long.MAX_VALUE for orders that are none of this phase
     */
    Wait(String keyPrefix, String status, LongUnaryOperator since) {
      this.key = ByteScan.word("\"key\":\"" + keyPrefix);
      this.status = ByteScan.word(status + "\"");
      this.since = since;
    }

    private synchronized void take(byte[] frame, int length, long now) {
      for (int at = ByteScan.find(frame, length, key, 0);
          at >= 0;
          at = ByteScan.find(frame, length, key, at + key.length)) {
        long order = ByteScan.number(frame, length, at + key.length);
        int word = ByteScan.find(frame, length, STATUS, at) + STATUS.length;
        boolean said =
            word >= STATUS.length
                && ByteScan.find(frame, word + status.length, status, word) == word;
        long from = since.applyAsLong(order);
        if (said && from != Long.MAX_VALUE && !seen.get((int) order)) {
          seen.set((int) order);
          micros.recordValue(Math.clamp((now - from) / 1_000, 1, OpenLoop.LONGEST_MICROS));
        }
      }
    }

    synchronized int told() {
      return seen.cardinality();
    }

    synchronized Histogram micros() {
      return micros.copy();
    }
  }

  VerdictTimes(Wait matched, Wait missing) {
    this.matched = matched;
    this.missing = missing;
  }

  void take(byte[] frame, int length, long now) {
    matched.take(frame, length, now);
    missing.take(frame, length, now);
  }
}
