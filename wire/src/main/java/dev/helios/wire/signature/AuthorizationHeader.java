// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code AuthorizationHeader}. */
public final class AuthorizationHeader {
  private AuthorizationHeader() {}

  /** The token of {@code Bearer TOKEN}; null when the header holds none. */
  public static @Nullable String bearer(@Nullable String header) {
    return after("bearer ", header);
  }

  /** The {@code user:password} of {@code Basic BASE64}; null when the header holds none. */
  public static @Nullable String basic(@Nullable String header) {
    String encoded = after("basic ", header);
    if (encoded == null) {
      return null;
    }
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String after(String scheme, @Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return null;
    }
    String rest = header.substring(scheme.length()).strip();
    return rest.isEmpty() ? null : rest;
  }
}
