// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.util.Base64;
import java.util.Map;

/** The envelopes of five doors, filled with id, type, time and data as JSON spellings. */
enum Envelope {
  AWS(
      Client.AWS,
      "application/json",
      "{\"id\":%1$s,\"detail-type\":\"%2$s\",\"source\":\"s\",\"time\":\"%3$s\",\"detail\":%4$s}"),
  GCP(
      Client.GCP,
      "application/json",
      "{\"message\":{\"messageId\":%1$s,\"attributes\":{\"eventType\":\"%2$s\"},"
          + "\"publishTime\":\"%3$s\",\"data\":\"%4$s\"},\"subscription\":\"s\"}"),
  AZURE(
      Client.AZURE,
      "application/json",
      "{\"id\":%1$s,\"topic\":\"t\",\"eventType\":\"%2$s\",\"eventTime\":\"%3$s\",\"data\":%4$s}"),
  CLOUDEVENT(
      Client.DIRECT,
      "application/cloudevents+json",
      "{\"specversion\":\"1.0\",\"id\":%1$s,\"source\":\"/s\",\"type\":\"%2$s\","
          + "\"time\":\"%3$s\",\"data\":%4$s}"),
  DIRECT(
      Client.DIRECT,
      "application/json",
      "{\"event_id\":%1$s,\"source\":\"s\",\"event_type\":\"%2$s\",\"occurred_at\":\"%3$s\","
          + "\"payload\":%4$s}");

  private static final String TIME = "2026-11-20T07:00:00Z";

  private final String path;
  private final String contentType;
  private final String pattern;

  Envelope(String path, String contentType, String pattern) {
    this.path = path;
    this.contentType = contentType;
    this.pattern = pattern;
  }

  String path() {
    return path;
  }

  Map<String, String> headers() {
    return Map.of("content-type", contentType);
  }

  boolean isDirect() {
    return path.equals(Client.DIRECT);
  }

  /** Whether the data travels as base64, and so is read by the gateway, not the decoder. */
  boolean hidesData() {
    return this == GCP;
  }

  /** An event of an open type; the id is the text between quotes. */
  String event(String id, String data) {
    return fill("\"" + id + "\"", "some.type", TIME, data);
  }

  /** The same with any JSON as id. */
  String withId(String jsonId) {
    return fill(jsonId, "some.type", TIME, "{\"a\":1}");
  }

  String timed(String id, String time) {
    return fill("\"" + id + "\"", "some.type", time, "{\"a\":1}");
  }

  String typed(String id, String type, String data) {
    return fill("\"" + id + "\"", type, TIME, data);
  }

  String payment(String amount) {
    return typed("payment", "PaymentProcessed", "{\"order_id\":\"o\",\"amount\":" + amount + "}");
  }

  Answer post(Client client, byte[] body) throws Exception {
    return client.post(path, headers(), body);
  }

  private String fill(String id, String type, String time, String data) {
    String held = hidesData() ? Base64.getEncoder().encodeToString(Goldens.utf8(data)) : data;
    return pattern.formatted(id, type, time, held);
  }
}
