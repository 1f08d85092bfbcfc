// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.event.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts inside data: what the decoders read where an envelope leaves it to the data. */
public final class JsonTexts {
  private JsonTexts() {}

  /** The strings of a JSON array; null when it is not an array of strings only. */
  public static @Nullable List<String> ofArray(Bytes json) {
    List<String> texts = new ArrayList<>();
    try (JsonParser parser = Json.parser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return null;
      }
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        texts.add(parser.getText());
      }
      return parser.currentToken() == JsonToken.END_ARRAY ? texts : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** What a JSON string says, in UTF-8: data that somebody has written as text. Else the same. */
  public static Bytes unquoted(Bytes json) {
    try (JsonParser parser = Json.parser(json)) {
      boolean quoted = parser.nextToken() == JsonToken.VALUE_STRING;
      Bytes text = quoted ? Utf8.encode(parser.getText()) : null;
      return text == null ? json : text;
    } catch (IOException e) {
      return json;
    }
  }

  /**
   * The first of the names, in the order given, that is a non-empty string at the top level of a
   * JSON object; null when there is none or the bytes are no such object.
   */
  public static @Nullable String atTopLevel(Bytes json, List<String> names) {
    String[] found = new String[names.size()];
    try (JsonParser parser = Json.parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        int rank = names.indexOf(parser.currentName());
        if (parser.nextToken() == JsonToken.VALUE_STRING && rank >= 0) {
          found[rank] = parser.getText();
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      return null;
    }
    for (String text : found) {
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }
}
