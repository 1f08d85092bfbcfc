// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static dev.helios.server.it.Golden.at;
import static dev.helios.server.it.Golden.base64;
import static dev.helios.server.it.Golden.line;
import static dev.helios.server.it.Golden.text;
import static dev.helios.server.it.Golden.then;
import static dev.helios.server.it.Golden.whole;

import dev.helios.server.it.Golden.Expected;
import dev.helios.testkit.Sha256Hex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Every golden file that must become events, with the headers it comes with. */
final class Goldens {
  static final Map<String, String> SNS =
      Map.of("content-type", "text/plain; charset=UTF-8", "x-amz-sns-message-type", "Notification");
  static final Map<String, String> AZURE =
      Map.of("content-type", "application/json; charset=utf-8", "aeg-subscription-name", "HELIOS");
  private static final Map<String, String> NONE = Map.of();
  private static final String EVENT = "5f2c8a0e-77d1-4a0b-9d53-0b6f0f3a91c4";
  private static final String MESSAGE = "12948811530274466";

  private Goldens() {}

  static List<Golden> all() {
    List<Golden> all = new ArrayList<>(aws());
    all.addAll(gcp());
    all.addAll(azure());
    all.addAll(direct());
    return all;
  }

  private static List<Golden> aws() {
    return List.of(
        aws("eventbridge", Client.JSON, EVENT, at("/detail")),
        aws("eventbridge-replay", Client.JSON, EVENT, at("/detail")),
        aws("eventbridge-bare", Client.JSON, "e-1", at("/detail")),
        aws("sns-eventbridge", SNS, EVENT, then(text("/Message"), at("/detail"))),
        aws("sns-other", SNS, "0b6e9d14-6a2f-5c55-9a3c-c1f1e2a7d5b0", text("/Message")));
  }

  private static Golden aws(
      String name, Map<String, String> headers, String id, UnaryOperator<byte[]> data) {
    return one("aws", Client.AWS, "aws/" + name, headers, id, data);
  }

  private static List<Golden> gcp() {
    UnaryOperator<byte[]> data = base64("/message/data");
    return List.of(
        gcp("wrapped", Client.JSON, MESSAGE, data),
        gcp("wrapped-snake", Client.JSON, "77", data),
        gcp("wrapped-opaque", Client.JSON, MESSAGE, data),
        gcp("cloudevents-binary", Client.JSON, "ce-9", data),
        gcp("cloudevents-structured", Client.JSON, "ce-10", then(data, at("/data"))),
        gcp("eventarc", eventarc(), "31337", data),
        gcp("unwrapped", unwrapped(), "555", whole()),
        gcp("unwrapped-bare", NONE, hashOf("gcp/unwrapped-bare"), whole()));
  }

  private static Golden gcp(
      String name, Map<String, String> headers, String id, UnaryOperator<byte[]> data) {
    return one("gcp", Client.GCP, "gcp/" + name, headers, id, data);
  }

  private static List<Golden> azure() {
    return List.of(
        azure("azure/eventgrid-array", AZURE, item(0, "b4a7d0e2-1")),
        azure("azure/eventgrid-object", AZURE, new Expected("b4a7d0e2-1", at("/data"))),
        azure(
            "azure/eventgrid-batch",
            AZURE,
            item(0, "b4a7d0e2-1"),
            item(1, "b4a7d0e2-2"),
            item(2, "b4a7d0e2-3")),
        azure("azure/eventgrid-no-topic", AZURE, item(0, "b4a7d0e2-4")),
        azure("azure/cloudevent", structured(), new Expected("az-1", at("/data"))),
        azure("cloudevents/batch", batch(), item(0, "b-1"), item(1, "b-2")),
        azure("cloudevents/binary", binary(), new Expected("bin-1", whole())));
  }

  private static Golden azure(String name, Map<String, String> headers, Expected... events) {
    return new Golden("azure", Client.AZURE, name + ".json", headers, List.of(events));
  }

  private static Expected item(int index, String id) {
    return new Expected(id, at("/" + index + "/data"));
  }

  private static List<Golden> direct() {
    return List.of(
        direct("cloudevents/structured", structured(), "s-1", at("/data")),
        direct("cloudevents/structured-base64", structured(), "s-2", base64("/data_base64")),
        direct("cloudevents/structured-text", structured(), "s-3", text("/data")),
        direct("cloudevents/binary", binary(), "bin-1", whole()),
        direct("direct/event", Client.JSON, hashOf("direct/event"), at("/payload")),
        direct("direct/event-full", Client.JSON, "evt-1", at("/payload")),
        new Golden(
            "direct",
            Client.DIRECT,
            "cloudevents/batch.json",
            batch(),
            List.of(item(0, "b-1"), item(1, "b-2"))),
        new Golden(
            "direct",
            Client.DIRECT,
            "direct/lines.json",
            Map.of("content-type", "application/x-ndjson"),
            List.of(
                new Expected("l-1", line(0, at("/payload"))),
                new Expected("l-4", line(4, at("/payload"))))));
  }

  private static Golden direct(
      String name, Map<String, String> headers, String id, UnaryOperator<byte[]> data) {
    return one("direct", Client.DIRECT, name, headers, id, data);
  }

  private static Golden one(
      String cloud,
      String path,
      String name,
      Map<String, String> headers,
      String id,
      UnaryOperator<byte[]> data) {
    return new Golden(cloud, path, name + ".json", headers, List.of(new Expected(id, data)));
  }

  /** Bodies without an id are named by their hash. */
  private static String hashOf(String name) {
    return Sha256Hex.of(new Golden("", "", name + ".json", NONE, List.of()).body());
  }

  private static Map<String, String> structured() {
    return Map.of("content-type", "application/cloudevents+json; charset=utf-8");
  }

  private static Map<String, String> batch() {
    return Map.of("content-type", "application/cloudevents-batch+json");
  }

  static Map<String, String> binary() {
    return Map.of(
        "content-type", "application/json",
        "ce-specversion", "1.0",
        "ce-id", "bin-1",
        "ce-source", "/acme/till",
        "ce-type", "PaymentProcessed",
        "ce-time", "2026-11-20T07:41:08Z",
        "ce-subject", "Gr%C3%BC%C3%9Fe%20%25");
  }

  private static Map<String, String> eventarc() {
    return Map.of(
        "content-type", "application/json",
        "ce-specversion", "1.0",
        "ce-id", "31337",
        "ce-source", "//pubsub.googleapis.com/projects/acme-prod/topics/payments",
        "ce-type", "google.cloud.pubsub.topic.v1.messagePublished");
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

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
