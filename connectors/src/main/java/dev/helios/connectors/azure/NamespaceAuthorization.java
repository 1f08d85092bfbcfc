// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The {@code NamespaceAuthorization} header of a namespace: a key, or a token of Entra.
 * Thread-safe.
 */
final class NamespaceAuthorization {
  static final String EVENT_GRID = "https://eventgrid.azure.net/.default";
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final String fixed;
  private final TokenCredential entra;
  private final InstantSource clock;
  private @Nullable AccessToken token;

  /**
   * @param fixed the header's value; empty for a token
   */
  NamespaceAuthorization(String fixed, TokenCredential entra, InstantSource clock) {
    if (!fixed.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      // The HTTP client would say so too, and quote it.
      throw new IllegalArgumentException(
          "expected plain characters in HELIOS_AZURE_NAMESPACE_KEY, found others");
    }
    this.fixed = fixed;
    this.entra = entra;
    this.clock = clock;
  }

  synchronized String header() throws IOException {
    if (!fixed.isEmpty()) {
      return fixed;
    }
    AccessToken now = token;
    if (now == null || now.getExpiresAt().toInstant().isBefore(clock.instant().plus(EARLY))) {
      try {
        now = entra.getTokenSync(new TokenRequestContext().addScopes(EVENT_GRID));
        token = now;
      } catch (RuntimeException e) {
        throw Redacted.failure("Entra", e);
      }
    }
    return "Bearer " + now.getToken();
  }
}
