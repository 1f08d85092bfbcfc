// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How many events a second the log took in lately, by tenant and cloud: counts by second over the
 * last minute, as the feed saw them. Of more than {@value #MAX_TENANTS} tenants the others are not
 * counted. Thread-safe.
 */
public final class Rates {
  private static final int SECONDS = 64;
  private static final int MAX_TENANTS = 1_000;

  private final Map<TenantId, Minute> tenants = new HashMap<>();

  synchronized void count(TenantId tenant, Cloud cloud, Instant now) {
    Minute minute = tenants.get(tenant);
    if (minute == null && tenants.size() < MAX_TENANTS) {
      minute = new Minute();
      tenants.put(tenant, minute);
    }
    if (minute != null) {
      minute.count(cloud, now.getEpochSecond());
    }
  }

  /** Events a second over the last whole seconds, at most 60; the running second is left out. */
  public synchronized Map<Cloud, Double> perSecond(TenantId tenant, int seconds, Instant now) {
    if (seconds < 1 || seconds > 60) {
      throw new IllegalArgumentException("expected 1 to 60 seconds, found " + seconds);
    }
    Minute minute = tenants.getOrDefault(tenant, new Minute());
    Map<Cloud, Double> rates = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      rates.put(cloud, (double) minute.sum(cloud, seconds, now.getEpochSecond()) / seconds);
    }
    return rates;
  }

  /** Counts of one tenant, in a ring of seconds. */
  private static final class Minute {
    private final long[][] counts = new long[Cloud.values().length][SECONDS];
    private final long[] second = new long[SECONDS];

    void count(Cloud cloud, long epochSecond) {
      int slot = (int) (epochSecond % SECONDS);
      if (second[slot] != epochSecond) {
        second[slot] = epochSecond;
        for (long[] ofCloud : counts) {
          ofCloud[slot] = 0;
        }
      }
      counts[cloud.ordinal()][slot]++;
    }

    long sum(Cloud cloud, int seconds, long running) {
      long sum = 0;
      for (long s = running - seconds; s < running; s++) {
        int slot = (int) (s % SECONDS);
        sum += second[slot] == s ? counts[cloud.ordinal()][slot] : 0;
      }
      return sum;
    }
  }
}
