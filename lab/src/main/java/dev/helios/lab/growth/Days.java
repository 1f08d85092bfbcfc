// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import dev.helios.lab.load.Orders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/** How the events are spread over days. */
public final class Days {
  /** Days before today that are filled, besides today. */
  public static final int BEFORE = 7;

  private Days() {}

  /** One day's share: events numbered from first to before end, evenly over the time. */
  public record Day(LocalDate date, long first, long end, Instant from, Duration time) {
    String partition(String table) {
      return table + "_" + date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** SQL for when the i-th event was received. */
    String receivedAt() {
      return "timestamptz '%s' + (i - %d) * interval '%d microseconds'"
          .formatted(from, first, time.toNanos() / 1_000 / Math.max(1, end - first));
    }
  }

  /** Days from the oldest on. The partition of yesterday, which HELIOS has made, is left empty. */
  public static List<Day> of(long events, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    long share = events / (BEFORE + 1) / Orders.STEPS * Orders.STEPS; // no order over midnight
    return IntStream.rangeClosed(0, BEFORE)
        .mapToObj(
            index -> {
              boolean last = index == BEFORE;
              LocalDate date = last ? today : today.minusDays(BEFORE + 1L - index);
              Instant from = date.atStartOfDay().toInstant(ZoneOffset.UTC);
              Duration time = last ? Duration.between(from, now) : Duration.ofDays(1);
              return new Day(date, index * share, last ? events : (index + 1) * share, from, time);
            })
        .toList();
  }
}
