// SPDX-License-Identifier: MIT
package dev.helios.lab.growth;

import dev.helios.lab.load.Generator;
import dev.helios.lab.load.Measured;
import dev.helios.lab.measure.ReadTimes;
import dev.helios.lab.measure.Round;
import dev.helios.lab.measure.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured on the empty store and on the full one, in the same way.
 *
 * @param reads answer times of the API
 */
public record StoreMeasures(List<Round> singles, List<Round> batches, List<Measured> reads) {
  private static final int ROUNDS = 3;
  private static final Duration TIME = Duration.ofSeconds(10);

  /**
   * What has a goal is asked more often than the pages, so that one in a hundred means something.
   */
  private static final int OFTEN = 2_000;

  private static final int PAGES = 400;

  public static StoreMeasures take(
      SystemUnderTest subject, URI url, String when, List<String> orders)
      throws IOException, InterruptedException {
    List<Round> singles = new ArrayList<>();
    List<Round> batches = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      String number = when + ", " + round;
      singles.add(subject.round("single events, " + number, Generator.Shape.ORDERS, TIME));
      batches.add(subject.round("batches, " + number, Generator.Shape.BATCHES, TIME));
    }
    return new StoreMeasures(singles, batches, reads(url, orders));
  }

  private static List<Measured> reads(URI url, List<String> orders) throws IOException {
    List<String> searches = orders.stream().map(id -> "/api/v1/events?key=" + id).toList();
    List<String> lookups = orders.stream().map(id -> "/api/v1/reconciliation/" + id).toList();
    String cases = "/api/v1/reconciliation/cases";
    return List.of(
        ReadTimes.measure("search by order id", url, searches, OFTEN),
        ReadTimes.measure("cases of an order", url, lookups, OFTEN),
        ReadTimes.measure("stats", url, List.of("/api/v1/stats"), OFTEN),
        ReadTimes.measure("newest events", url, List.of("/api/v1/events"), PAGES),
        ReadTimes.measure(
            "newest events of a cloud", url, List.of("/api/v1/events?cloud=gcp"), PAGES),
        ReadTimes.measure("newest cases", url, List.of(cases), PAGES),
        ReadTimes.measure("missing cases", url, List.of(cases + "?status=missing"), PAGES),
        ReadTimes.measure("summary of all", url, List.of("/api/v1/reconciliation/summary"), PAGES));
  }
}
