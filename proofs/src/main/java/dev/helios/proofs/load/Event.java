// SPDX-License-Identifier: MIT
package dev.helios.proofs.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One event on its way: what names it in the ledger, and how it is posted.
 *
 * @param key cloud and event id
 * @param sha256 of the data
 */
public record Event(String key, String sha256, String path, String contentType, byte[] body) {
  private static final String TIME = "2026-11-20T07:00:00Z";
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
    String body =
        switch (cloud) {
          case "aws" ->
              "{\"id\":\"%s\",\"detail-type\":\"proof.step\",\"source\":\"proofs\",\"time\":\"%s\",\"detail\":%s}"
                  .formatted(id, TIME, data);
          case "gcp" ->
              "{\"message\":{\"messageId\":\"%s\",\"attributes\":{\"eventType\":\"proof.step\"},\"publishTime\":\"%s\",\"data\":\"%s\"},\"subscription\":\"proofs\"}"
                  .formatted(id, TIME, Base64.getEncoder().encodeToString(data.getBytes(UTF_8)));
          case "azure" ->
              "[{\"id\":\"%s\",\"topic\":\"proofs\",\"eventType\":\"proof.step\",\"eventTime\":\"%s\",\"data\":%s}]"
                  .formatted(id, TIME, data);
          default ->
              "{\"event_id\":\"%s\",\"source\":\"proofs\",\"event_type\":\"proof.step\",\"occurred_at\":\"%s\",\"payload\":%s}"
                  .formatted(id, TIME, data);
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
