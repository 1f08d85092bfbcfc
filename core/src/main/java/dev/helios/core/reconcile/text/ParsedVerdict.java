// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.event.Rfc3339;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of our own writing, read whole. Every accessor throws IllegalArgumentException when
 * what it asks for is not there.
 */
final class ParsedVerdict {
  private final Map<String, Object> fields;

  private ParsedVerdict(Map<String, Object> fields) {
    this.fields = fields;
  }

  static ParsedVerdict of(byte[] json) {
    try (JsonParser parser = Json.parser(Bytes.of(json))) {
      parser.nextToken();
      if (value(parser) instanceof ParsedVerdict parsed) {
        return parsed;
      }
      throw new IllegalArgumentException("expected a JSON object, found another value");
    } catch (IOException e) {
      throw new IllegalArgumentException("expected JSON, found something else", e);
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        Object value = value(parser);
        if (value != null) {
          fields.put(name, value);
        }
      }
      return new ParsedVerdict(fields);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Object value = value(parser);
        if (value != null) {
          items.add(value);
        }
      }
      return items;
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  Iterable<String> names() {
    return fields.keySet();
  }

  String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("expected a text at '" + name + "', found none");
  }

  int integer(String name) {
    return Integer.parseInt(text(name));
  }

  long whole(String name) {
    return Long.parseLong(text(name));
  }

  boolean flag(String name) {
    return has(name) && text(name).equals("true");
  }

  Instant instant(String name) {
    try {
      return Rfc3339.parse(text(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a time at '" + name + "', found another text", e);
    }
  }

  Duration duration(String name) {
    try {
      return Duration.parse(text(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a duration at '" + name + "', found another text", e);
    }
  }

  @Nullable BigDecimal decimal(String name) {
    return has(name) ? new BigDecimal(text(name)) : null;
  }

  ParsedVerdict object(String name) {
    if (fields.get(name) instanceof ParsedVerdict object) {
      return object;
    }
    throw new IllegalArgumentException("expected an object at '" + name + "', found none");
  }

  /** The objects of a list. */
  <T> List<T> list(String name, Function<ParsedVerdict, T> read) {
    List<T> items = new ArrayList<>();
    for (Object item : items(name)) {
      if (!(item instanceof ParsedVerdict object)) {
        throw new IllegalArgumentException("expected objects in '" + name + "', found a value");
      }
      items.add(read.apply(object));
    }
    return items;
  }

  /** The texts of a list. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    items(name).forEach(item -> texts.add(String.valueOf(item)));
    return texts;
  }

  private List<?> items(String name) {
    if (fields.get(name) instanceof List<?> items) {
      return items;
    }
    throw new IllegalArgumentException("expected a list at '" + name + "', found none");
  }

  /** The word of an enum, as written in lower case. */
  <E extends Enum<E>> E word(Class<E> type, String name) {
    return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
  }
}
