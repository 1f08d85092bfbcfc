// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.growth;

import dev.helios.benchmarks.load.Measured;
import dev.helios.benchmarks.load.Reads;
import dev.helios.benchmarks.load.Round;
import dev.helios.benchmarks.load.Subject;
import dev.helios.benchmarks.system.Generator;
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
record Measures(List<Round> singles, List<Round> batches, List<Measured> reads) {
  private static final int ROUNDS = 3;
  private static final Duration TIME = Duration.ofSeconds(10);

  /**
   * What has a goal is asked more often than the pages, so that one in a hundred means something.
   */
  private static final int OFTEN = 2_000;

  private static final int PAGES = 400;

  static Measures take(Subject subject, URI url, String when, List<String> orders)
      throws IOException, InterruptedException {
    List<Round> singles = new ArrayList<>();
    List<Round> batches = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      String number = when + ", " + round;
      singles.add(subject.round("single events, " + number, Generator.Shape.ORDERS, TIME));
      batches.add(subject.round("batches, " + number, Generator.Shape.BATCHES, TIME));
    }
    return new Measures(singles, batches, reads(url, orders));
  }

  private static List<Measured> reads(URI url, List<String> orders) throws IOException {
    List<String> searches = orders.stream().map(id -> "/api/v1/events?key=" + id).toList();
    List<String> lookups = orders.stream().map(id -> "/api/v1/reconciliation/" + id).toList();
    String cases = "/api/v1/reconciliation/cases";
    return List.of(
        Reads.measure("search by order id", url, searches, OFTEN),
        Reads.measure("cases of an order", url, lookups, OFTEN),
        Reads.measure("stats", url, List.of("/api/v1/stats"), OFTEN),
        Reads.measure("newest events", url, List.of("/api/v1/events"), PAGES),
        Reads.measure("newest events of a cloud", url, List.of("/api/v1/events?cloud=gcp"), PAGES),
        Reads.measure("newest cases", url, List.of(cases), PAGES),
        Reads.measure("missing cases", url, List.of(cases + "?status=missing"), PAGES),
        Reads.measure("summary of all", url, List.of("/api/v1/reconciliation/summary"), PAGES));
  }
}
