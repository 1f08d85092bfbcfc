// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes JSON apart without changing a byte of what is kept. */
final class Cut {
  private Cut() {}

  /**
   * The items of an array, or the one thing that is no array, each with its exact bytes.
   *
   * @throws IOException when it is broken JSON
   */
  static List<Bytes> items(Bytes json) throws IOException {
    List<Bytes> items = new ArrayList<>();
    try (JsonParser parser = Json.cutter(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return parser.currentToken() == null ? List.of() : List.of(json);
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(json, parser));
      }
    }
    return items;
  }

  /**
   * The same object with only some of its members, each with its exact bytes.
   *
   * @throws IOException when it is broken JSON or no object
   */
  static Bytes members(Bytes json, Predicate<String> kept) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length());
    try (JsonParser parser = Json.cutter(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("expected a JSON object, found other JSON");
      }
      out.write('{');
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.nextToken();
        int to = end(parser);
        if (kept.test(name)) {
          if (out.size() > 1) {
            out.write(',');
          }
          out.write(json.array(), from, to - from);
        }
      }
      out.write('}');
    }
    return Bytes.of(out.toByteArray());
  }

  private static Bytes value(Bytes json, JsonParser parser) throws IOException {
    if (parser.currentToken() == null) {
      throw new IOException("expected a whole JSON array, found its beginning");
    }
    int from = (int) parser.currentTokenLocation().getByteOffset();
    return Bytes.slice(json.array(), from, end(parser));
  }

  private static int end(JsonParser parser) throws IOException {
    parser.skipChildren();
    parser.finishToken();
    return (int) parser.currentLocation().getByteOffset();
  }
}
