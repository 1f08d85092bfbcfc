// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A golden file as it is posted, and the events that must come of it. The data is found here in a
 * way of its own, which shares nothing with the decoders.
 *
 * @param cloud whose event it becomes
 * @param events the events that must be stored, with where their data lies in the body
 */
record Golden(
    String cloud, String path, String file, Map<String, String> headers, List<Expected> events) {
  private static final Path FOLDER = Path.of("../wire/src/test/resources/golden");

  /** An event's id and its data. */
  record Expected(String id, UnaryOperator<byte[]> data) {
    byte[] in(byte[] body) {
      return data.apply(body);
    }
  }

  byte[] body() {
    try {
      return Files.readAllBytes(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new AssertionError("expected a golden file " + file, e);
    }
  }

  static UnaryOperator<byte[]> whole() {
    return body -> body;
  }

  /** The bytes of the value at a JSON pointer, as they stand there. */
  static UnaryOperator<byte[]> at(String pointer) {
    return body -> {
      try (JsonParser parser = new JsonFactory().createParser(body)) {
        JsonParser found =
            new FilteringParserDelegate(
                parser,
                new JsonPointerBasedFilter(JsonPointer.compile(pointer)),
                Inclusion.ONLY_INCLUDE_ALL,
                false);
        JsonToken first = found.nextToken();
        if (first == null) {
          throw new AssertionError("expected a value at " + pointer);
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return Arrays.copyOfRange(body, from, (int) parser.currentLocation().getByteOffset());
      } catch (IOException e) {
        throw new AssertionError("expected JSON", e);
      }
    };
  }

  /** The text at a JSON pointer, without its quotes and escapes. */
  static UnaryOperator<byte[]> text(String pointer) {
    return body -> Answer.parse(new String(body, UTF_8)).at(pointer).asText().getBytes(UTF_8);
  }

  static UnaryOperator<byte[]> base64(String pointer) {
    return body -> Base64.getDecoder().decode(text(pointer).apply(body));
  }

  /** First this, then that. */
  static UnaryOperator<byte[]> then(UnaryOperator<byte[]> first, UnaryOperator<byte[]> second) {
    return body -> second.apply(first.apply(body));
  }

  static UnaryOperator<byte[]> line(int number, UnaryOperator<byte[]> inLine) {
    return body -> inLine.apply(new String(body, UTF_8).split("\n", -1)[number].getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return file + " to " + path;
  }
}
