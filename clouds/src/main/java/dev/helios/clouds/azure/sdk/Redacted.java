// SPDX-License-Identifier: MIT
package dev.helios.clouds.azure.sdk;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

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
    int depth = 0;
    @Nullable Throwable at = thrown;
    while (at != null && depth++ < MAX_CAUSES) {
      if (at instanceof ClientAuthenticationException) {
        return "no credential was obtained (" + at.getClass().getSimpleName() + ")";
      }
      if (at instanceof HttpResponseException answered && answered.getResponse() != null) {
        return "answered " + status(answered.getResponse());
      }
      if (at instanceof IOException || at instanceof TimeoutException) {
        return "gave no answer (" + at.getClass().getSimpleName() + ")";
      }
      at = at.getCause();
    }
    return "failed (" + thrown.getClass().getSimpleName() + ")";
  }

  /** The HTTP status that an SDK's exception tells of; 0 when there was no answer. */
  static int statusOf(Throwable thrown) {
    return thrown instanceof HttpResponseException answered && answered.getResponse() != null
        ? answered.getResponse().getStatusCode()
        : 0;
  }

  private static String status(HttpResponse response) {
    String code = response.getHeaderValue(ERROR_CODE);
    return response.getStatusCode() + (code == null ? "" : " " + code);
  }
}
