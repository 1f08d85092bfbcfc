// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import dev.helios.lab.ledger.Answered;
import java.io.IOException;

/** How a request ended. */
public sealed interface Reply {
  /** An answer; its body is text in Latin 1. */
  record Http(int status, boolean retryAfter, String body) implements Reply {
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /** Nobody listens: the request cannot have been received. */
  record Refused() implements Reply {}

  /** The connection ended before the answer. */
  record Cut() implements Reply {}

  /** No answer within the client's patience. */
  record TimedOut() implements Reply {}

  /** The answer. Throws IOException, with the word for it, where there was none. */
  default Http answer() throws IOException {
    if (this instanceof Http http) {
      return http;
    }
    throw new IOException("expected an answer, found " + word());
  }

  /** The word for it in a ledger. */
  default String word() {
    return switch (this) {
      case Http http -> Integer.toString(http.status());
      case Refused refused -> Answered.REFUSED;
      case Cut cut -> Answered.CUT;
      case TimedOut timedOut -> Answered.TIMEOUT;
    };
  }

  /** What the answer says became of the event, or {@code -}. */
  default String fate() {
    if (!(this instanceof Http http) || http.status() / 100 != 2) {
      return "-";
    }
    String body = http.body();
    int results = body.indexOf("\"results\"");
    int from = body.indexOf("\"status\":\"", Math.max(0, results));
    int end = from < 0 ? -1 : body.indexOf('"', from + 10);
    return end < 0 ? "-" : body.substring(from + 10, end).replace(' ', '_');
  }
}
