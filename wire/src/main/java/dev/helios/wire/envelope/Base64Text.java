// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 with the standard alphabet, strictly: no white space, no other alphabet. */
public final class Base64Text {
  private Base64Text() {}

  /** The decoded bytes; null when the text is not base64. */
  public static @Nullable Bytes decode(String text) {
    // ISO 8859-1 turns every character outside the alphabet into one that is outside it too.
    try {
      return Bytes.of(Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  public static Reason malformed(String member) {
    return new Reason(
        MalformedReasons.BASE64_MALFORMED,
        "expected base64 with the standard alphabet in the member " + member + ", found other");
  }
}
