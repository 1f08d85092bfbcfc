// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A place where a stranger's body comes in.
 *
 * @param frame what the entry wraps around it
 */
record Entry(String name, String path, Map<String, String> headers, UnaryOperator<byte[]> frame) {

  /** All of them; the item of quarantine must be open. */
  static List<Entry> all(String quarantined) {
    List<Entry> all = new ArrayList<>();
    all.add(of("EventBridge", Client.AWS, "application/json"));
    all.add(of("SNS", Client.AWS, "text/plain; charset=UTF-8"));
    all.add(of("Pub/Sub", Client.GCP, "application/json"));
    all.add(
        new Entry(
            "Pub/Sub unwrapped",
            Client.GCP,
            Map.of("x-goog-pubsub-message-id", "1", "x-goog-pubsub-subscription-name", "s"),
            UnaryOperator.identity()));
    all.add(of("Event Grid", Client.AZURE, "application/json"));
    all.add(of("Event Grid CloudEvents", Client.AZURE, "application/cloudevents+json"));
    all.add(of("Event Grid batch", Client.AZURE, "application/cloudevents-batch+json"));
    all.add(of("direct", Client.DIRECT, "application/json"));
    all.add(of("lines", Client.DIRECT, "application/x-ndjson"));
    all.add(of("CloudEvent", Client.DIRECT, "application/cloudevents+json"));
    all.add(of("CloudEvents", Client.DIRECT, "application/cloudevents-batch+json"));
    all.add(
        new Entry(
            "CloudEvent in headers", Client.DIRECT, Goldens.binary(), UnaryOperator.identity()));
    String flows = "/api/v1/reconciliation/flows";
    all.add(of("flow", flows, "application/yaml"));
    all.add(of("flow to validate", flows + "/validate", "text/plain"));
    String item = "/api/v1/quarantine/" + quarantined;
    all.add(of("release", item + "/release", "application/json"));
    all.add(new Entry("repaired body", item + "/release", Client.JSON, Entry::repaired));
    all.add(
        of(
            "discard",
            "/api/v1/quarantine/00000000-0000-4000-8000-000000000000/discard",
            "application/json"));
    String history = "/api/v1/reconciliation";
    all.add(of("verify", history + "/verify", "application/json"));
    all.add(of("whatif", history + "/whatif", "application/json"));
    for (String act : List.of("acknowledge", "assign", "comment", "accept")) {
      all.add(of(act, history + "/cases/f/k/" + act, "application/json"));
    }
    return all;
  }

  private static Entry of(String name, String path, String contentType) {
    return new Entry(name, path, Map.of("content-type", contentType), UnaryOperator.identity());
  }

  private static byte[] repaired(byte[] body) {
    return Goldens.utf8(
        "{\"body\":\"%s\",\"body_encoding\":\"base64\"}"
            .formatted(Base64.getEncoder().encodeToString(body)));
  }

  Answer send(Client client, byte[] body) throws Exception {
    return client.post(path, headers, frame.apply(body));
  }

  @Override
  public String toString() {
    return name;
  }
}
