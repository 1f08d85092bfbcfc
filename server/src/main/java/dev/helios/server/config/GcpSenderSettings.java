// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import dev.helios.wire.gcp.PushToken;
import java.util.Optional;
import java.util.Set;

/** Which Pub/Sub push subscriptions may send. Immutable. */
public record GcpSenderSettings(
    @Setting(
            name = "HELIOS_GCP_PUSH_ACCOUNTS",
            doc = "E-mail addresses of service accounts that may push.")
        Set<String> accounts,
    @Setting(
            name = "HELIOS_GCP_PUSH_AUDIENCES",
            doc = "Audiences as the push subscriptions name them.")
        Set<String> audiences,
    @Setting(
            name = "HELIOS_GCP_PUSH_ISSUERS",
            standard = "https://accounts.google.com,accounts.google.com",
            doc = "Issuer of Pub/Sub's tokens, in its spellings.")
        Set<String> issuers,
    @Setting(
            name = "HELIOS_GCP_PUSH_KEYS_URL",
            standard = PushToken.KEYS,
            doc = "Where it publishes its keys.")
        String keysUrl) {

  boolean isConfigured() {
    return tokens().isPresent();
  }

  /** Empty where something of it is missing. */
  public Optional<TokenIssuer> tokens() {
    return audiences.isEmpty() ? Optional.empty() : TokenIssuer.of(issuers, audiences, keysUrl);
  }
}
