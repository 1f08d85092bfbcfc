// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;

/**
 * The flows that the run declares besides those that HELIOS comes with, so that everything it sends
 * is judged.
 */
final class Flows {
  /** How long the second step of an order that is left unfinished is waited for. */
  static final Duration WINDOW = Duration.ofSeconds(4);

  /** The type that begins an order that is never finished. */
  static final String ABANDONED = "BenchAbandoned";

  private static final String BATCHES =
      """
      flow: bench-batches
      version: 1
      key: order_id
      window: 30s
      steps:
        placed:   { cloud: direct, type: BenchOrderPlaced }
        paid:     { cloud: direct, type: BenchPaymentProcessed }
        reserved: { cloud: direct, type: BenchInventoryReserved }
      agree:
        - { fields: [placed.amount, paid.amount], tolerance: "0.01" }
      exposure: { amount: placed.amount, currency: placed.currency }
      """;

  private static final String DEADLINES =
      """
      flow: bench-deadlines
      version: 1
      key: order_id
      window: %ds
      steps:
        placed: { cloud: aws, type: %s }
        paid:   { cloud: gcp, type: BenchNeverPaid }
      exposure: { amount: placed.amount, currency: placed.currency }
      """
          .formatted(WINDOW.toSeconds(), ABANDONED);

  private Flows() {}

  static void declare(Connection connection) throws IOException {
    declare(connection, "bench-batches", BATCHES);
    declare(connection, "bench-deadlines", DEADLINES);
  }

  private static void declare(Connection connection, String name, String text) throws IOException {
    String flows = "/api/v1/reconciliation/flows";
    demand(name, connection.post(flows, "application/yaml", text.getBytes(UTF_8)));
    String activate = flows + "/" + name + "/1/activate";
    demand(name, connection.post(activate, "application/json", new byte[0]));
  }

  private static void demand(String name, Connection.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      throw new IOException(
          "expected flow " + name + " to be taken, found HTTP status " + answer.status());
    }
  }
}
