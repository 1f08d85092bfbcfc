// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads the clouds' wire formats for the fake server, to the byte. */
final class WireReader {
  /** One item; an unsound one has no data. */
  record Read(String cloud, String id, byte[] data, boolean sound) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private WireReader() {}

  static List<Read> read(String path, byte[] body) {
    try {
      return path.contains("/aws/")
          ? List.of(aws(body))
          : path.contains("/gcp/") ? List.of(gcp(body)) : azure(body);
    } catch (IOException | IllegalArgumentException broken) {
      return List.of(new Read("none", "none", new byte[0], false));
    }
  }

  private static Read aws(byte[] body) throws IOException {
    JsonNode root = JSON.readTree(body);
    if (root.has("Message")) {
      return aws(root.get("Message").asText().getBytes(UTF_8));
    }
    byte[] detail = slices(body, "detail").getFirst();
    return item("aws", root.path("id").asText(), root.path("detail-type").asText(), detail);
  }

  private static Read gcp(byte[] body) throws IOException {
    JsonNode message = JSON.readTree(body).path("message");
    byte[] data = Base64.getDecoder().decode(message.path("data").asText());
    String type = message.path("attributes").path("eventType").asText();
    return item("gcp", message.path("messageId").asText(), type, data);
  }

  private static List<Read> azure(byte[] body) throws IOException {
    JsonNode root = JSON.readTree(body);
    List<JsonNode> events = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(events::add);
    } else {
      events.add(root);
    }
    List<byte[]> slices = slices(body, "data");
    List<Read> items = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      String type = event.path("eventType").asText(event.path("type").asText());
      items.add(item("azure", event.path("id").asText(), type, slices.get(i)));
    }
    return items;
  }

  private static Read item(String cloud, String id, String type, byte[] data) throws IOException {
    JsonNode facts = JSON.readTree(data);
    boolean order =
        switch (type) {
          case "OrderPlaced" -> facts.has("order_id") && facts.has("customer_id");
          case "PaymentProcessed" -> facts.has("order_id") && facts.path("amount").isNumber();
          case "InventoryReserved" -> facts.has("order_id");
          default -> true;
        };
    return new Read(cloud, id, data, order);
  }

  /** The exact bytes of every value with this name, one object deep or within one array. */
  private static List<byte[]> slices(byte[] body, String name) throws IOException {
    List<byte[]> found = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals(name)) {
          parser.nextToken();
          int from = (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          int to = (int) parser.currentLocation().getByteOffset();
          found.add(Arrays.copyOfRange(body, from, to));
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException("no " + name);
    }
    return found;
  }
}
