// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import dev.helios.wire.signature.SharedSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which EventBridge connections and SNS topics may send. Immutable. */
public record AwsSenderSettings(
    @Setting(
            name = "HELIOS_AWS_SNS_TOPICS",
            doc =
                "ARNs of SNS topics whose signed messages are taken and whose subscriptions are"
                    + " confirmed.")
        Set<String> snsTopics,
    @Setting(
            name = "HELIOS_AWS_API_KEYS",
            doc = "Keys of EventBridge connections of the kind API key.")
        SharedSecrets apiKeys,
    @Setting(
            name = "HELIOS_AWS_API_KEY_HEADER",
            standard = "x-api-key",
            doc = "Header that carries such a key.")
        String apiKeyHeader,
    @Setting(
            name = "HELIOS_AWS_BASIC",
            doc =
                "user:password of EventBridge connections of the kind Basic, or of SNS"
                    + " endpoints.")
        SharedSecrets basic,
    @Setting(
            name = "HELIOS_AWS_OAUTH_ISSUERS",
            doc =
                "Issuer of the tokens of EventBridge connections of the kind OAuth, in its"
                    + " spellings.")
        Set<String> oauthIssuers,
    @Setting(name = "HELIOS_AWS_OAUTH_AUDIENCES", doc = "Audiences of such tokens.")
        Set<String> oauthAudiences,
    @Setting(
            name = "HELIOS_AWS_OAUTH_CLIENTS",
            doc =
                "Ids of the clients that may send with such tokens; empty: every client with a"
                    + " token for the audience.")
        Set<String> oauthClients,
    @Setting(name = "HELIOS_AWS_OAUTH_KEYS_URL", doc = "Where that issuer publishes its keys.")
        String oauthKeysUrl,
    @Setting(
            name = "HELIOS_AWS_SNS_SIGNATURES",
            standard = "1,2",
            doc = "Versions of SNS's signature that are taken.")
        Set<String> snsSignatures,
    @Setting(
            name = "HELIOS_AWS_SNS_MAX_AGE",
            standard = "75m",
            doc = "How old an SNS message may be; SNS itself goes on trying for up to an hour.")
        Duration snsMaxAge,
    @Setting(
            name = "HELIOS_AWS_SNS_ENDPOINT",
            doc =
                "A URL to call in place of SNS, for a stand-in. Empty: SNS of the topic's"
                    + " region.")
        String snsEndpointUrl,
    @Setting(
            name = "HELIOS_AWS_SNS_TRUST_FILE",
            doc =
                "PEM file of authorities that SNS's certificates must come from, in place of"
                    + " Java's.")
        String snsTrustFileName) {

  /** The header is compared in lower case. */
  public AwsSenderSettings {
    apiKeyHeader = apiKeyHeader.toLowerCase(Locale.ROOT);
  }

  boolean isConfigured() {
    return !apiKeys.isEmpty() || !basic.isEmpty() || tokens().isPresent() || !snsTopics.isEmpty();
  }

  /** Needs an audience or a client beside the issuer and its keys; empty where one is missing. */
  public Optional<TokenIssuer> tokens() {
    Set<String> callers = oauthAudiences.isEmpty() ? oauthClients : oauthAudiences;
    return callers.isEmpty()
        ? Optional.empty()
        : TokenIssuer.of(oauthIssuers, oauthAudiences, oauthKeysUrl);
  }

  /** What to call in place of SNS. */
  public Optional<URI> snsEndpoint() {
    return Optional.of(snsEndpointUrl).filter(url -> !url.isEmpty()).map(URI::create);
  }

  /** A file of the authorities to trust in place of Java's. */
  public Optional<Path> snsTrustFile() {
    return Optional.of(snsTrustFileName).filter(file -> !file.isEmpty()).map(Path::of);
  }
}
