// SPDX-License-Identifier: MIT
package dev.helios.wire;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.envelope.DecoderSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A golden file with the route and the headers it comes by. */
public record Sample(String route, String file, Map<String, String> headers) {
  public static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  public static final Map<String, String> NO_HEADERS = Map.of();

  private static final Map<String, String> SNS =
      Map.of("content-type", "text/plain; charset=UTF-8", "x-amz-sns-message-type", "Notification");
  private static final Map<String, String> AZURE =
      Map.of("content-type", "application/json; charset=utf-8", "aeg-subscription-name", "HELIOS");
  private static final String EVENTARC = "google.cloud.pubsub.topic.v1.messagePublished";

  private static final List<Sample> ALL =
      List.of(
          new Sample(Decoders.AWS, "aws/eventbridge.json", json()),
          new Sample(Decoders.AWS, "aws/eventbridge-replay.json", json()),
          new Sample(Decoders.AWS, "aws/eventbridge-bare.json", json()),
          new Sample(Decoders.AWS, "aws/sns-eventbridge.json", SNS),
          new Sample(Decoders.AWS, "aws/sns-other.json", SNS),
          new Sample(Decoders.AWS, "aws/sns-subscription.json", SNS),
          new Sample(Decoders.AWS, "aws/sns-unsubscribe.json", SNS),
          new Sample(Decoders.GCP, "gcp/wrapped.json", json()),
          new Sample(Decoders.GCP, "gcp/wrapped-snake.json", json()),
          new Sample(Decoders.GCP, "gcp/wrapped-attributes-only.json", json()),
          new Sample(Decoders.GCP, "gcp/wrapped-opaque.json", json()),
          new Sample(Decoders.GCP, "gcp/cloudevents-binary.json", json()),
          new Sample(Decoders.GCP, "gcp/cloudevents-structured.json", json()),
          new Sample(Decoders.GCP, "gcp/eventarc.json", eventarc()),
          new Sample(Decoders.GCP, "gcp/unwrapped.json", unwrapped()),
          new Sample(Decoders.GCP, "gcp/unwrapped-bare.json", NO_HEADERS),
          new Sample(Decoders.AZURE, "azure/eventgrid-array.json", AZURE),
          new Sample(Decoders.AZURE, "azure/eventgrid-object.json", AZURE),
          new Sample(Decoders.AZURE, "azure/eventgrid-batch.json", AZURE),
          new Sample(Decoders.AZURE, "azure/eventgrid-no-topic.json", AZURE),
          new Sample(Decoders.AZURE, "azure/validation.json", AZURE),
          new Sample(Decoders.AZURE, "azure/deletion.json", AZURE),
          new Sample(Decoders.AZURE, "azure/cloudevent.json", type("application/cloudevents+json")),
          new Sample(
              Decoders.AZURE, "cloudevents/batch.json", type("application/cloudevents-batch+json")),
          new Sample(
              Decoders.DIRECT,
              "cloudevents/structured.json",
              type("application/cloudevents+json; charset=utf-8")),
          new Sample(
              Decoders.DIRECT,
              "cloudevents/structured-base64.json",
              type("Application/CloudEvents+JSON")),
          new Sample(
              Decoders.DIRECT,
              "cloudevents/structured-text.json",
              type("application/cloudevents+json")),
          new Sample(
              Decoders.DIRECT,
              "cloudevents/batch.json",
              type("application/cloudevents-batch+json")),
          new Sample(Decoders.DIRECT, "cloudevents/binary.json", binary()),
          new Sample(Decoders.AZURE, "cloudevents/binary.json", binary()),
          new Sample(Decoders.DIRECT, "direct/event.json", json()),
          new Sample(Decoders.DIRECT, "direct/event-full.json", json()),
          new Sample(Decoders.DIRECT, "direct/lines.json", type("application/x-ndjson")));

  public static Stream<Sample> all() {
    return ALL.stream();
  }

  /** The sample of this file; the first where several routes take it. */
  public static Sample of(String file) {
    return all().filter(s -> s.file.equals(file)).findFirst().orElseThrow();
  }

  public Bytes body() {
    try (InputStream in = Sample.class.getResourceAsStream("/golden/" + file)) {
      if (in == null) {
        throw new AssertionError("expected a golden file " + file + ", found none");
      }
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawDelivery wire() {
    return wire(route, headers, body());
  }

  public Reading read() {
    return read(wire());
  }

  public static RawDelivery wire(String route, Map<String, String> headers, Bytes body) {
    Cloud cloud = Cloud.labelled(route.substring(0, route.indexOf('/'))).orElseThrow();
    return new RawDelivery(new TenantId("acme"), cloud, route, headers, body, NOW);
  }

  public static Reading read(RawDelivery wire) {
    return Decoders.of(DecoderSettings.defaults()).forRoute(wire.route()).read(wire);
  }

  public static Map<String, String> type(String contentType) {
    return Map.of("content-type", contentType);
  }

  public static Map<String, String> json() {
    return type("application/json; charset=utf-8");
  }

  public static Map<String, String> binary() {
    return Map.of(
        "content-type", "application/json",
        "ce-specversion", "1.0",
        "ce-id", "bin-1",
        "ce-source", "/acme/till",
        "ce-type", "PaymentProcessed",
        "ce-time", "2026-11-20T07:41:08Z",
        "ce-subject", "Gr%C3%BC%C3%9Fe%20%25",
        "ce-partitionkey", "\"A \\\"1\\\"\"");
  }

  private static Map<String, String> eventarc() {
    return Map.of(
        "content-type", "application/json",
        "ce-specversion", "1.0",
        "ce-id", "31337",
        "ce-source", "//pubsub.googleapis.com/projects/acme-prod/topics/payments",
        "ce-type", EVENTARC);
  }

  private static Map<String, String> unwrapped() {
    return Map.of(
        "content-type", "application/octet-stream",
        "eventtype", "PaymentProcessed",
        "x-goog-pubsub-subscription-name", "projects/acme-prod/subscriptions/raw",
        "x-goog-pubsub-message-id", "555",
        "x-goog-pubsub-publish-time", "2026-11-20T07:41:09.5Z",
        "x-goog-ordering-key", "A-10443");
  }

  @Override
  public String toString() {
    return route + " " + file;
  }
}
