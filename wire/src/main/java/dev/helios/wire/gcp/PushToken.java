// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.wire.signature.RequiredClaim;
import dev.helios.wire.signature.TokenRule;
import java.util.List;
import java.util.Set;

/** The token with which Pub/Sub pushes. */
public final class PushToken {
  /** Both spellings of Google's name as an issuer. */
  public static final Set<String> ISSUERS =
      Set.of("https://accounts.google.com", "accounts.google.com");

  public static final String KEYS = "https://www.googleapis.com/oauth2/v3/certs";

  private PushToken() {}

  /**
   * Signature and audience alone would let in every service account of everybody: the account is
   * what says who sends.
   *
   * @param audiences as configured at the subscription, compared as text
   * @param accounts e-mail addresses of the service accounts that may push
   */
  public static TokenRule rule(Set<String> issuers, Set<String> audiences, Set<String> accounts) {
    return new TokenRule(
        issuers,
        audiences,
        List.of(
            new RequiredClaim.OneOf(List.of("email"), accounts),
            new RequiredClaim.True("email_verified")),
        TokenRule.SKEW);
  }
}
