// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import dev.helios.lab.load.Orders;
import java.io.IOException;
import java.time.Duration;

/**
 * The flows that the run declares besides those that HELIOS comes with, so that everything it sends
 * is judged.
 */
final class BenchFlows {
  /** How long the second step of an order that is left unfinished is waited for. */
  static final Duration WINDOW = Duration.ofSeconds(4);

  private static final int TRIES = 60;
  private static final Duration PAUSE = Duration.ofMillis(500);

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
          .formatted(WINDOW.toSeconds(), Orders.ABANDONED);

  private BenchFlows() {}

  static void declare(HttpConnection connection) throws IOException, InterruptedException {
    declare(connection, "bench-batches", BATCHES);
    declare(connection, "bench-deadlines", DEADLINES);
  }

  private static void declare(HttpConnection connection, String name, String text)
      throws IOException, InterruptedException {
    String flows = "/api/v1/reconciliation/flows";
    demand(name, connection, flows, "application/yaml", text.getBytes(UTF_8));
    String activate = flows + "/" + name + "/1/activate";
    demand(name, connection, activate, "application/json", new byte[0]);
  }

  /** A server takes events before its store is ready for flows; until then it says 503. */
  private static void demand(
      String name, HttpConnection connection, String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    Reply.Http answer = connection.post(path, contentType, body).answer();
    for (int tries = 1; tries < TRIES && answer.status() == 503; tries++) {
      Thread.sleep(PAUSE);
      answer = connection.post(path, contentType, body).answer();
    }
    if (!answer.isSuccess()) {
      throw new IOException(
          "expected flow " + name + " to be taken, found HTTP status " + answer.status());
    }
  }
}
