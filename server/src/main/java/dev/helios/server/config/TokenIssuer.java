// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Whose tokens are believed.
 *
 * @param issuers the issuer, in its spellings
 * @param audiences of which a token must name one; empty demands none
 * @param keys where the issuer publishes its keys
 */
public record TokenIssuer(Set<String> issuers, Set<String> audiences, URI keys) {
  /** Empty without an issuer or an address of its keys. */
  static Optional<TokenIssuer> of(Set<String> issuers, Set<String> audiences, String keys) {
    if (issuers.isEmpty() || keys.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TokenIssuer(issuers, audiences, new URI(keys)));
    } catch (URISyntaxException e) {
      return Optional.empty(); // refused by SenderRules before anybody relies on it
    }
  }
}
