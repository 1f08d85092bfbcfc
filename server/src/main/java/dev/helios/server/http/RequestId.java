// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names a request in its answer and in the log. Pure, but for chance. */
final class RequestId {
  static final String HEADER = "X-Request-Id";
  private static final int MAX = 128;

  private RequestId() {}

  /** Whether a client's request id is safe in a header and in a line of the log. */
  static boolean isUsable(@Nullable String given) {
    return given != null && given.length() <= MAX && given.matches("[\\x21-\\x7E]+");
  }

  static String of(@Nullable String given) {
    return given != null && isUsable(given) ? given : UUID.randomUUID().toString();
  }
}
