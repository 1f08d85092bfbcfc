// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What may be said of addresses and failures. A URL may hold a signature, and the SDK's messages
 * hold whole answers; neither gets into an error of ours.
 */
final class Redacted {
  private static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");
  private static final int MAX_CAUSES = 10;

  private Redacted() {}

  /** The text up to its query, fragment or user: what is left holds no credential. */
  static String url(String text) {
    int end = text.length();
    for (char mark : new char[] {'?', '#', ';'}) {
      int at = text.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    String head = text.substring(0, end);
    int host = head.indexOf("//");
    int at = host < 0 ? -1 : head.indexOf('@', host);
    return at < 0 ? head : head.substring(0, host + 2) + head.substring(at + 1);
  }

  static String host(URI uri) {
    return uri.getHost() == null ? "unknown" : uri.getHost();
  }

  /** An exception of ours for what an SDK threw, saying what answered and how, and nothing else. */
  static IOException failure(String where, Throwable thrown) {
    return new IOException(where + ": " + cause(thrown));
  }

  /** What went wrong, in words that hold neither payload nor credential. */
  static String cause(Throwable thrown) {
    for (Throwable at : causes(thrown)) {
      if (at instanceof ClientAuthenticationException) {
        return "no credential was obtained (" + at.getClass().getSimpleName() + ")";
      }
      if (at instanceof HttpResponseException answered && answered.getResponse() != null) {
        return "answered " + status(answered.getResponse());
      }
      if (at instanceof IOException || at instanceof TimeoutException) {
        return "gave no answer (" + at.getClass().getSimpleName() + ")";
      }
    }
    return "failed (" + thrown.getClass().getSimpleName() + ")";
  }

  /** The HTTP status that an SDK's exception tells of; 0 when there was no answer. */
  static int statusOf(Throwable thrown) {
    return answer(thrown).map(HttpResponse::getStatusCode).orElse(0);
  }

  /** The storage services' own word for what went wrong; empty when there was no answer. */
  static String codeOf(Throwable thrown) {
    return answer(thrown).map(answer -> answer.getHeaderValue(ERROR_CODE)).orElse("");
  }

  private static Optional<HttpResponse> answer(Throwable thrown) {
    return causes(thrown).stream()
        .filter(HttpResponseException.class::isInstance)
        .map(at -> ((HttpResponseException) at).getResponse())
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The SDK wraps what it throws, sometimes in other exceptions of its own. */
  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable at = thrown; at != null && causes.size() < MAX_CAUSES; at = at.getCause()) {
      causes.add(at);
    }
    return causes;
  }

  private static String status(HttpResponse response) {
    String code = response.getHeaderValue(ERROR_CODE);
    return response.getStatusCode() + (code == null ? "" : " " + code);
  }
}
