// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request body within its route's limit. Gzip is inflated up to that limit and no further;
 * other encodings are not taken. Pure.
 */
public final class BodyReader {
  private BodyReader() {}

  /** A body, or why there is none. */
  public sealed interface Body {
    record Read(Bytes bytes) implements Body {}

    record TooLarge(long limit) implements Body {}

    record UnknownEncoding() implements Body {}

    record BrokenEncoding() implements Body {}
  }

  public static Body read(byte @Nullable [] sent, @Nullable String encoding, long limit) {
    byte[] bytes = sent == null ? new byte[0] : sent;
    if (bytes.length > limit) {
      return new Body.TooLarge(limit);
    }
    return switch (encoding == null ? "" : encoding.trim().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> new Body.Read(Bytes.of(bytes));
      case "gzip" -> inflate(bytes, limit);
      default -> new Body.UnknownEncoding();
    };
  }

  private static Body inflate(byte[] bytes, long limit) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] inflated = gzip.readNBytes(Math.toIntExact(limit + 1));
      return inflated.length > limit ? new Body.TooLarge(limit) : new Body.Read(Bytes.of(inflated));
    } catch (IOException e) {
      return new Body.BrokenEncoding();
    }
  }
}
