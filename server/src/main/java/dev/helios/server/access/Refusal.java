// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import org.jspecify.annotations.Nullable;

/**
 * What a request is answered that is not let in.
 *
 * @param code stable, for machines
 * @param challenge value of {@code WWW-Authenticate}; null where another try cannot help
 */
public record Refusal(int status, String code, String detail, @Nullable String challenge) {
  private static final String BEARER = "Bearer realm=\"HELIOS\"";
  private static final String BASIC = "Basic realm=\"HELIOS\", charset=\"UTF-8\"";

  /** The API, to a request without a key; browsers ask their user for one. */
  static Refusal ofApi(boolean browser) {
    return new Refusal(
        401, "key.needed", "expected a key of this server", browser ? BASIC : BEARER);
  }

  /** The same words to a sender whatever is wrong with its credential. */
  public static Refusal ofSender(boolean mayTryAgain) {
    return new Refusal(
        mayTryAgain ? 401 : 403,
        "sender.unknown",
        "expected a credential of this route, found none that is",
        mayTryAgain ? BEARER : null);
  }
}
