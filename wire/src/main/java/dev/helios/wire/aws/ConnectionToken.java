// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.wire.signature.RequiredClaim;
import dev.helios.wire.signature.TokenRule;
import java.util.List;
import java.util.Set;

/** The token of client credentials that an EventBridge connection of the kind OAuth shows. */
public final class ConnectionToken {
  /** Where issuers say which client a token was given to. */
  private static final List<String> CLIENT = List.of("client_id", "azp", "appid", "cid");

  private ConnectionToken() {}

  /**
   * @param audiences empty where the issuer names none, as Amazon Cognito does: then the client has
   *     to be known
   * @param clients the clients that may send; empty for every client of the issuer that has a token
   *     for the audience
   */
  public static TokenRule rule(Set<String> issuers, Set<String> audiences, Set<String> clients) {
    List<RequiredClaim> claims =
        clients.isEmpty() ? List.of() : List.of(new RequiredClaim.OneOf(CLIENT, clients));
    return new TokenRule(issuers, audiences, claims, TokenRule.SKEW);
  }
}
