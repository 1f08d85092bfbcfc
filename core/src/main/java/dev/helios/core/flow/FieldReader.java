// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads chosen fields out of JSON data. A name that stands twice counts with its last value. */
final class FieldReader {
  private final Set<String> paths;
  private final SortedMap<String, FieldValue> found = new TreeMap<>();

  private FieldReader(Set<String> paths) {
    this.paths = paths;
  }

  /** The fields that are there, by path; nothing when the data is not a JSON object. */
  static Map<String, FieldValue> read(Bytes data, Set<String> paths) {
    FieldReader reader = new FieldReader(paths);
    try (JsonParser parser = Json.parser(data)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      reader.readObject(parser, "");
    } catch (IOException e) {
      return Map.of();
    }
    return reader.found;
  }

  private void readObject(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      boolean inside = leadsFurther(path);
      if (inside) {
        found.keySet().removeIf(earlier -> earlier.startsWith(path + "."));
      }
      if (paths.contains(path)) {
        found.put(path, value(parser, token));
      }
      if (inside && token == JsonToken.START_OBJECT) {
        readObject(parser, path + ".");
      } else {
        parser.skipChildren();
      }
    }
  }

  private boolean leadsFurther(String path) {
    for (String wanted : paths) {
      if (wanted.length() > path.length()
          && wanted.charAt(path.length()) == '.'
          && wanted.startsWith(path)) {
        return true;
      }
    }
    return false;
  }

  private static FieldValue value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> FieldValue.ofNumber(parser.getText());
      case VALUE_STRING -> FieldValue.ofText(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new FieldValue(FieldValue.Kind.BOOLEAN, parser.getText());
      case VALUE_NULL -> new FieldValue(FieldValue.Kind.NULL, "");
      default -> new FieldValue(FieldValue.Kind.STRUCTURE, "");
    };
  }
}
