// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The one JSON reader of HELIOS, so that the decoders, the gateway and the store never disagree
 * about what some bytes say. Limits are explicit: {@value #MAX_DEPTH} levels, numbers of {@value
 * #MAX_NUMBER} characters, names of {@value #MAX_NAME}; a document beyond them is broken JSON.
 * Thread-safe.
 */
public final class Json {
  public static final int MAX_DEPTH = 512;
  public static final int MAX_NUMBER = 4_096;
  public static final int MAX_NAME = 65_536;
  public static final int MAX_STRING = 20_000_000;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_NAME)
                  .maxStringLength(MAX_STRING)
                  .build())
          // Names come from strangers: the JVM's intern table would be theirs to fill.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}

  /**
   * A parser over the bytes, which must be UTF-8 from end to end. Throws when they are not: Jackson
   * would read UTF-16, but without byte offsets, and lets overlong forms and surrogates pass, which
   * PostgreSQL and the browser would not.
   */
  public static JsonParser parser(Bytes bytes) throws IOException {
    if (!Utf8.holds(bytes)) {
      throw new IOException("expected JSON in UTF-8, found bytes that are not UTF-8");
    }
    return cutter(bytes);
  }

  /**
   * A parser for cutting a batch into items that are then read on their own with {@link #parser}:
   * it does not insist on sound UTF-8 inside strings, so that one bad item does not spoil the rest.
   */
  public static JsonParser cutter(Bytes bytes) throws IOException {
    byte[] array = bytes.array();
    for (int i = 0; i < Math.min(2, array.length); i++) {
      if (array[i] == 0 || array[i] == (byte) 0xFE || array[i] == (byte) 0xFF) {
        throw new IOException("expected JSON in UTF-8, found another encoding");
      }
    }
    return FACTORY.createParser(array);
  }

  /**
   * The text that {@link #parser} reads, to be put into other JSON as it is: without the byte order
   * mark that the parser passes over, which is no JSON anywhere but at the beginning of a document.
   */
  public static String text(Bytes json) {
    int mark = Utf8.markLength(json);
    return new String(json.array(), mark, json.length() - mark, StandardCharsets.UTF_8);
  }

  /**
   * Whether a media type says JSON: {@code application/json}, {@code text/json}, {@code *+json}.
   */
  public static boolean isJson(String contentType) {
    int end = contentType.indexOf(';');
    String mediaType =
        (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    return mediaType.endsWith("/json") || mediaType.endsWith("+json");
  }
}
