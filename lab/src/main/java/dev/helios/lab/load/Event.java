// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One event on its way: what names it in the ledger, and how it is posted.
 *
 * @param key cloud and event id
 * @param sha256 of the data
 */
public record Event(String key, String sha256, String path, String contentType, byte[] body) {
  private static final String TYPE = "proof.step";
  private static final String TIME = "2026-11-20T07:00:00Z";

  /** Events of an order. */
  public static final int STEPS = 3;

  private static final String[] CLOUDS = {"aws", "gcp", "azure", "direct"};

  /** The n-th event of a load, over all doors in turn, with up to that many bytes of padding. */
  public static Event of(String prefix, long n, int padding) {
    return of(CLOUDS[(int) (n % CLOUDS.length)], prefix + n, n, (int) (padding * (n % 7) / 6));
  }

  /** An event of this cloud with this id; its data differs with the variant. */
  public static Event of(String cloud, String id, long variant, int padding) {
    String data =
        "{\"order_id\":\"%s\", \"n\" : %d, \"pad\":\"%s\"}"
            .formatted(id, variant, "x".repeat(padding));
    return with(cloud, id, data);
  }

  /** An event of this cloud with exactly this data, which is JSON. */
  public static Event with(String cloud, String id, String data) {
    return with(cloud, id, TYPE, TIME, data);
  }

  /** The n-th event of orders that are placed in AWS, paid in GCP and reserved in Azure. */
  public static Event step(String prefix, long n, Instant at) {
    String id = prefix + n;
    String time = at.truncatedTo(ChronoUnit.SECONDS).toString();
    String order = order(prefix, n);
    return switch ((int) (n % STEPS)) {
      case 0 ->
          with(
              "aws",
              id,
              "OrderPlaced",
              time,
              "{\"order_id\":\"%s\",\"customer_id\":\"c\",\"amount\":10.5,\"currency\":\"EUR\",\"quantity\":2}"
                  .formatted(order));
      case 1 ->
          with(
              "gcp",
              id,
              "PaymentProcessed",
              time,
              "{\"order_id\":\"%s\",\"amount\":10.50,\"currency\":\"EUR\"}".formatted(order));
      default ->
          with(
              "azure",
              id,
              "InventoryReserved",
              time,
              "{\"order_id\":\"%s\",\"quantity\":2}".formatted(order));
    };
  }

  /** The order that the n-th event is a step of. */
  public static String order(String prefix, long n) {
    return prefix + "order-" + n / STEPS;
  }

  private static Event with(String cloud, String id, String type, String time, String data) {
    String body =
        switch (cloud) {
          case "aws" ->
              "{\"id\":\"%s\",\"detail-type\":\"%s\",\"source\":\"proofs\",\"time\":\"%s\",\"detail\":%s}"
                  .formatted(id, type, time, data);
          case "gcp" ->
              "{\"message\":{\"messageId\":\"%s\",\"attributes\":{\"eventType\":\"%s\"},\"publishTime\":\"%s\",\"data\":\"%s\"},\"subscription\":\"proofs\"}"
                  .formatted(
                      id, type, time, Base64.getEncoder().encodeToString(data.getBytes(UTF_8)));
          case "azure" ->
              "[{\"id\":\"%s\",\"topic\":\"proofs\",\"eventType\":\"%s\",\"eventTime\":\"%s\",\"data\":%s}]"
                  .formatted(id, type, time, data);
          default ->
              "{\"event_id\":\"%s\",\"source\":\"proofs\",\"event_type\":\"%s\",\"occurred_at\":\"%s\",\"payload\":%s}"
                  .formatted(id, type, time, data);
        };
    return new Event(
        cloud + "/" + id,
        sha256(data.getBytes(UTF_8)),
        path(cloud),
        "application/json",
        body.getBytes(UTF_8));
  }

  static String path(String cloud) {
    return switch (cloud) {
      case "aws" -> "/api/v1/webhooks/aws/eventbridge";
      case "gcp" -> "/api/v1/webhooks/gcp/pubsub";
      case "azure" -> "/api/v1/webhooks/azure/eventgrid";
      default -> "/api/v1/events/ingest";
    };
  }

  /** The hash in lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
