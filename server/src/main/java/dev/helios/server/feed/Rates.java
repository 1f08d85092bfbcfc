// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.Cloud;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many events a second the log took in lately, by cloud: counts by second over the last minute,
 * as the feed saw them. Thread-safe.
 */
public final class Rates {
  private static final int SECONDS = 64;

  private final long[][] counts = new long[Cloud.values().length][SECONDS];
  private final long[] second = new long[SECONDS];

  synchronized void count(Cloud cloud, Instant now) {
    counts[cloud.ordinal()][slot(now.getEpochSecond())]++;
  }

  /** Events a second over the last whole seconds, at most 60; the running second is left out. */
  public synchronized Map<Cloud, Double> perSecond(int seconds, Instant now) {
    if (seconds < 1 || seconds > 60) {
      throw new IllegalArgumentException("expected 1 to 60 seconds, found " + seconds);
    }
    Map<Cloud, Double> rates = new EnumMap<>(Cloud.class);
    long running = now.getEpochSecond();
    for (Cloud cloud : Cloud.values()) {
      long sum = 0;
      for (long s = running - seconds; s < running; s++) {
        int slot = (int) (s % SECONDS);
        sum += second[slot] == s ? counts[cloud.ordinal()][slot] : 0;
      }
      rates.put(cloud, (double) sum / seconds);
    }
    return rates;
  }

  private int slot(long epochSecond) {
    int slot = (int) (epochSecond % SECONDS);
    if (second[slot] != epochSecond) {
      second[slot] = epochSecond;
      for (long[] ofCloud : counts) {
        ofCloud[slot] = 0;
      }
    }
    return slot;
  }
}
