// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.gateway.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array cut into its items, each with its exact bytes. Pure.
 *
 * @param items the whole items, up to where the array breaks
 * @param fault why the text is not one array; null when it is
 * @param end offset behind the last item
 */
public record JsonSlices(List<Bytes> items, @Nullable Reason fault, int end) {

  /**
   * Cuts the items of an array.
   *
   * @param max most items; of more, {@code max + 1} are cut and the rest is not read
   */
  public static JsonSlices ofArray(Bytes json, int max) {
    List<Bytes> items = new ArrayList<>();
    try (JsonParser parser = Json.cutter(json)) {
      return ofArray(json, max, parser, items);
    } catch (IOException e) {
      return new JsonSlices(items, MalformedReasons.notUtf8(), 0);
    }
  }

  private static JsonSlices ofArray(Bytes json, int max, JsonParser parser, List<Bytes> items) {
    int end = 0;
    try {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_ARRAY) {
        Reason fault = first == null ? MalformedReasons.bodyEmpty() : MalformedReasons.notAnArray();
        return new JsonSlices(items, fault, end);
      }
      while (items.size() <= max && parser.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        end = end(parser);
        items.add(Bytes.slice(json.array(), from, end));
      }
      boolean more = items.size() <= max && parser.nextToken() != null;
      long at = parser.currentTokenLocation().getByteOffset();
      return new JsonSlices(
          items, more ? MalformedReasons.malformed("expected the end", at) : null, end);
    } catch (IOException e) {
      return new JsonSlices(items, MalformedReasons.broken(e, parser), end);
    }
  }

  /**
   * The items of an array, or the one value that is no array; none of an empty text.
   *
   * @throws IOException when it is a broken array
   */
  public static List<Bytes> itemsOf(Bytes json) throws IOException {
    JsonSlices slices = ofArray(json, Integer.MAX_VALUE);
    Reason fault = slices.fault();
    if (fault == null) {
      return slices.items();
    }
    return switch (fault.code()) {
      case MalformedReasons.BODY_EMPTY -> List.of();
      case MalformedReasons.BATCH_NOT_AN_ARRAY -> List.of(json);
      default -> throw new IOException(fault.detail());
    };
  }

  /**
   * The same object with only some of its members, each with its exact bytes.
   *
   * @throws IOException when it is broken JSON or no object
   */
  public static Bytes members(Bytes json, Predicate<String> kept) throws IOException {
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

  private static int end(JsonParser parser) throws IOException {
    parser.skipChildren();
    parser.finishToken();
    return (int) parser.currentLocation().getByteOffset();
  }
}
