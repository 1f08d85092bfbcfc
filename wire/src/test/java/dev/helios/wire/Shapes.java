// SPDX-License-Identifier: MIT
package dev.helios.wire;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * The envelopes of the five doors, to be filled with id, type, time and data as JSON spellings, so
 * that one test can try the same bad value on all.
 */
enum Shapes {
  AWS(
      Decoders.AWS,
      "application/json",
      "{\"id\":%1$s,\"detail-type\":\"%2$s\",\"source\":\"s\",\"time\":\"%3$s\",\"detail\":%4$s}"),
  GCP(
      Decoders.GCP,
      "application/json",
      "{\"message\":{\"messageId\":%1$s,\"attributes\":{\"eventType\":\"%2$s\"},"
          + "\"publishTime\":\"%3$s\",\"data\":\"%4$s\"},\"subscription\":\"s\"}"),
  AZURE(
      Decoders.AZURE,
      "application/json",
      "{\"id\":%1$s,\"topic\":\"t\",\"eventType\":\"%2$s\",\"eventTime\":\"%3$s\",\"data\":%4$s}"),
  CLOUDEVENT(
      Decoders.DIRECT,
      "application/cloudevents+json",
      "{\"specversion\":\"1.0\",\"id\":%1$s,\"source\":\"/s\",\"type\":\"%2$s\","
          + "\"time\":\"%3$s\",\"data\":%4$s}"),
  DIRECT(
      Decoders.DIRECT,
      "application/json",
      "{\"event_id\":%1$s,\"source\":\"s\",\"event_type\":\"%2$s\",\"occurred_at\":\"%3$s\","
          + "\"payload\":%4$s}");

  private static final String TIME = "2026-11-20T07:00:00Z";

  private final String route;
  private final String contentType;
  private final String pattern;

  Shapes(String route, String contentType, String pattern) {
    this.route = route;
    this.contentType = contentType;
    this.pattern = pattern;
  }

  /** An event of an open type; the id is the text between quotes. */
  String event(String id, String data) {
    return fill("\"" + id + "\"", "some.type", TIME, data);
  }

  /** The same with any JSON as id. */
  String envelope(String jsonId, String data) {
    return fill(jsonId, "some.type", TIME, data);
  }

  String typed(String type, String data) {
    return fill("\"1\"", type, TIME, data);
  }

  String timed(String time) {
    return fill("\"1\"", "some.type", time, "{\"a\":1}");
  }

  String payment(String amount) {
    return typed("PaymentProcessed", "{\"order_id\":\"o\",\"amount\":" + amount + "}");
  }

  RawDelivery wire(Bytes body) {
    return Sample.wire(route, Map.of("content-type", contentType), body);
  }

  String outcome(Bytes body) {
    return Outcome.all(Sample.read(wire(body))).getFirst();
  }

  String outcome(String body) {
    return outcome(Bytes.utf8(body));
  }

  Event read(String body) {
    return Outcome.event(Sample.read(wire(Bytes.utf8(body))));
  }

  /** The code as this door sets things aside. */
  String verb(String code) {
    boolean direct = Sample.wire(route, Map.of(), Bytes.EMPTY).cloud() == Cloud.DIRECT;
    return (direct ? "refused " : "quarantined ") + code;
  }

  private String fill(String id, String type, String time, String data) {
    String held = this == GCP ? base64(data) : data;
    return pattern.formatted(id, type, time, held);
  }

  private static String base64(String data) {
    return Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
  }
}
