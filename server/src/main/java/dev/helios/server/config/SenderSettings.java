// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import dev.helios.wire.azure.DeliveryToken;
import dev.helios.wire.gcp.PushToken;
import dev.helios.wire.signature.SharedSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may send to each route, and who may read. A route for which something is configured is
 * checked, on every address. Immutable.
 */
public final class SenderSettings {
  static final Setting<List<String>> SNS_TOPICS =
      Setting.list(
          "HELIOS_AWS_SNS_TOPICS",
          "",
          "ARNs of SNS topics whose signed messages are taken and whose subscriptions are"
              + " confirmed.");
  static final Setting<SharedSecrets> API_KEYS =
      Setting.secrets(
          "HELIOS_API_KEYS",
          "Keys that open the API, the feed and the dashboard, all of them valid. Empty: open to"
              + " whoever reaches a loopback address.");
  static final Setting<SharedSecrets> DIRECT_API_KEYS =
      Setting.secrets("HELIOS_DIRECT_API_KEYS", "Keys that may send to the direct API.");
  static final Setting<SharedSecrets> DIRECT_HMAC_KEYS =
      Setting.secrets(
          "HELIOS_DIRECT_HMAC_KEYS", "Keys that sign requests to the direct API with HMAC-SHA256.");
  static final Setting<SharedSecrets> AWS_API_KEYS =
      Setting.secrets(
          "HELIOS_AWS_API_KEYS", "Keys of EventBridge connections of the kind API key.");
  static final Setting<String> AWS_API_KEY_HEADER =
      Setting.text("HELIOS_AWS_API_KEY_HEADER", "x-api-key", "Header that carries such a key.");
  static final Setting<SharedSecrets> AWS_BASIC =
      Setting.secrets(
          "HELIOS_AWS_BASIC",
          "user:password of EventBridge connections of the kind Basic, or of SNS endpoints.");
  static final Setting<List<String>> AWS_OAUTH_ISSUERS =
      Setting.list(
          "HELIOS_AWS_OAUTH_ISSUERS",
          "",
          "Issuer of the tokens of EventBridge connections of the kind OAuth, in its spellings.");
  static final Setting<List<String>> AWS_OAUTH_AUDIENCES =
      Setting.list("HELIOS_AWS_OAUTH_AUDIENCES", "", "Audiences of such tokens.");
  static final Setting<List<String>> AWS_OAUTH_CLIENTS =
      Setting.list(
          "HELIOS_AWS_OAUTH_CLIENTS",
          "",
          "Ids of the clients that may send with such tokens; empty: every client with a token for"
              + " the audience.");
  static final Setting<String> AWS_OAUTH_KEYS_URL =
      Setting.text("HELIOS_AWS_OAUTH_KEYS_URL", "", "Where that issuer publishes its keys.");
  static final Setting<List<String>> SNS_SIGNATURES =
      Setting.list(
          "HELIOS_AWS_SNS_SIGNATURES", "1,2", "Versions of SNS's signature that are taken.");
  static final Setting<Duration> SNS_MAX_AGE =
      Setting.duration(
          "HELIOS_AWS_SNS_MAX_AGE",
          "75m",
          "How old an SNS message may be; SNS itself goes on trying for up to an hour.");
  static final Setting<String> SNS_ENDPOINT =
      Setting.text(
          "HELIOS_AWS_SNS_ENDPOINT",
          "",
          "A URL to call in place of SNS, for a stand-in. Empty: SNS of the topic's region.");
  static final Setting<String> SNS_TRUST_FILE =
      Setting.text(
          "HELIOS_AWS_SNS_TRUST_FILE",
          "",
          "PEM file of authorities that SNS's certificates must come from, in place of Java's.");
  static final Setting<List<String>> GCP_ACCOUNTS =
      Setting.list(
          "HELIOS_GCP_PUSH_ACCOUNTS", "", "E-mail addresses of service accounts that may push.");
  static final Setting<List<String>> GCP_AUDIENCES =
      Setting.list(
          "HELIOS_GCP_PUSH_AUDIENCES", "", "Audiences as the push subscriptions name them.");
  static final Setting<List<String>> GCP_ISSUERS =
      Setting.list(
          "HELIOS_GCP_PUSH_ISSUERS",
          "https://accounts.google.com,accounts.google.com",
          "Issuer of Pub/Sub's tokens, in its spellings.");
  static final Setting<String> GCP_KEYS_URL =
      Setting.text("HELIOS_GCP_PUSH_KEYS_URL", PushToken.KEYS, "Where it publishes its keys.");
  static final Setting<SharedSecrets> AZURE_SECRETS =
      Setting.secrets(
          "HELIOS_AZURE_SECRETS", "Secrets in the address or a header of Event Grid's deliveries.");
  static final Setting<String> AZURE_SECRET_QUERY =
      Setting.text("HELIOS_AZURE_SECRET_QUERY", "code", "Query parameter of such a secret.");
  static final Setting<String> AZURE_SECRET_HEADER =
      Setting.text("HELIOS_AZURE_SECRET_HEADER", "x-helios-secret", "Header of such a secret.");
  static final Setting<String> ENTRA_TENANT =
      Setting.text(
          "HELIOS_AZURE_ENTRA_TENANT", "", "Entra tenant whose tokens Event Grid shows: its id.");
  static final Setting<List<String>> ENTRA_AUDIENCES =
      Setting.list("HELIOS_AZURE_ENTRA_AUDIENCES", "", "Audiences of such tokens.");
  static final Setting<List<String>> ENTRA_APPLICATIONS =
      Setting.list(
          "HELIOS_AZURE_ENTRA_APPLICATIONS",
          DeliveryToken.EVENT_GRID,
          "Ids of the applications that may deliver; Event Grid's own in the public cloud.");
  static final Setting<List<String>> ENTRA_ROLES =
      Setting.list(
          "HELIOS_AZURE_ENTRA_ROLES",
          DeliveryToken.ROLE,
          "Application roles of which the caller must have one. Empty demands none.");
  static final Setting<List<String>> ENTRA_ISSUERS =
      Setting.list(
          "HELIOS_AZURE_ENTRA_ISSUERS", "", "Its issuer's spellings. Empty: made from the tenant.");
  static final Setting<String> ENTRA_KEYS_URL =
      Setting.text(
          "HELIOS_AZURE_ENTRA_KEYS_URL", "", "Where its keys are. Empty: made from the tenant.");
  static final Setting<List<String>> OUTBOUND_ALLOW =
      Setting.list(
          "HELIOS_OUTBOUND_ALLOW",
          "",
          "host:port that may be called although it is private, or without TLS.");

  static final List<Setting<?>> ALL =
      List.of(
          SNS_TOPICS,
          API_KEYS,
          DIRECT_API_KEYS,
          DIRECT_HMAC_KEYS,
          AWS_API_KEYS,
          AWS_API_KEY_HEADER,
          AWS_BASIC,
          AWS_OAUTH_ISSUERS,
          AWS_OAUTH_AUDIENCES,
          AWS_OAUTH_CLIENTS,
          AWS_OAUTH_KEYS_URL,
          SNS_SIGNATURES,
          SNS_MAX_AGE,
          SNS_ENDPOINT,
          SNS_TRUST_FILE,
          GCP_ACCOUNTS,
          GCP_AUDIENCES,
          GCP_ISSUERS,
          GCP_KEYS_URL,
          AZURE_SECRETS,
          AZURE_SECRET_QUERY,
          AZURE_SECRET_HEADER,
          ENTRA_TENANT,
          ENTRA_AUDIENCES,
          ENTRA_APPLICATIONS,
          ENTRA_ROLES,
          ENTRA_ISSUERS,
          ENTRA_KEYS_URL,
          OUTBOUND_ALLOW);

  /** How a door stands. */
  public enum Guard {
    /** Everybody may. */
    OPEN,
    /** Whoever shows a credential may. */
    CHECKED,
    /** Nobody may. */
    CLOSED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Tokens that are believed, as far as they are configured. */
  public record Tokens(Set<String> issuers, Set<String> audiences, URI keys) {}

  private final Values values;

  SenderSettings(Values values) {
    this.values = values;
  }

  void check(List<String> problems) {
    SenderSettingsCheck.check(this, values, problems);
  }

  /** How the route of this cloud stands. */
  public Guard guard(Cloud cloud) {
    return guard(
        switch (cloud) {
          case AWS ->
              !awsApiKeys().isEmpty()
                  || !awsBasic().isEmpty()
                  || awsTokens().isPresent()
                  || !snsTopics().isEmpty();
          case GCP -> gcpTokens().isPresent();
          case AZURE -> !azureSecrets().isEmpty() || entraTokens().isPresent();
          case DIRECT -> !directApiKeys().isEmpty() || !directHmacKeys().isEmpty();
        });
  }

  /** How everything else stands: API, feed, dashboard, metrics. */
  public Guard api() {
    return guard(!apiKeys().isEmpty());
  }

  private Guard guard(boolean configured) {
    if (configured) {
      return Guard.CHECKED;
    }
    boolean local = HeliosConfig.isLoopback(values.get(HeliosConfig.API_HOST));
    return local || values.get(HeliosConfig.ALLOW_OPEN) ? Guard.OPEN : Guard.CLOSED;
  }

  public SharedSecrets apiKeys() {
    return values.get(API_KEYS);
  }

  public SharedSecrets directApiKeys() {
    return values.get(DIRECT_API_KEYS);
  }

  public SharedSecrets directHmacKeys() {
    return values.get(DIRECT_HMAC_KEYS);
  }

  public SharedSecrets awsApiKeys() {
    return values.get(AWS_API_KEYS);
  }

  public String awsApiKeyHeader() {
    return values.get(AWS_API_KEY_HEADER).toLowerCase(Locale.ROOT);
  }

  public SharedSecrets awsBasic() {
    return values.get(AWS_BASIC);
  }

  public Optional<Tokens> awsTokens() {
    List<String> audiences = values.get(AWS_OAUTH_AUDIENCES);
    List<String> named = audiences.isEmpty() ? values.get(AWS_OAUTH_CLIENTS) : audiences;
    return tokens(values.get(AWS_OAUTH_ISSUERS), named, values.get(AWS_OAUTH_KEYS_URL))
        .map(whose -> new Tokens(whose.issuers(), Set.copyOf(audiences), whose.keys()));
  }

  /** Empty for every client. */
  public Set<String> awsClients() {
    return Set.copyOf(values.get(AWS_OAUTH_CLIENTS));
  }

  /** Topics whose messages are taken; naming one makes the route of AWS a checked one. */
  public Set<String> snsTopics() {
    return Set.copyOf(values.get(SNS_TOPICS));
  }

  public Set<String> snsSignatures() {
    return Set.copyOf(values.get(SNS_SIGNATURES));
  }

  public Duration snsMaxAge() {
    return values.get(SNS_MAX_AGE);
  }

  /** What to call in place of SNS. */
  public Optional<URI> snsEndpoint() {
    return Optional.of(values.get(SNS_ENDPOINT)).filter(url -> !url.isEmpty()).map(URI::create);
  }

  /** A file of the authorities to trust in place of Java's. */
  public Optional<Path> snsTrustFile() {
    return Optional.of(values.get(SNS_TRUST_FILE)).filter(file -> !file.isEmpty()).map(Path::of);
  }

  public Set<String> gcpAccounts() {
    return Set.copyOf(values.get(GCP_ACCOUNTS));
  }

  public Optional<Tokens> gcpTokens() {
    return tokens(values.get(GCP_ISSUERS), values.get(GCP_AUDIENCES), values.get(GCP_KEYS_URL));
  }

  public SharedSecrets azureSecrets() {
    return values.get(AZURE_SECRETS);
  }

  public String azureSecretQuery() {
    return values.get(AZURE_SECRET_QUERY);
  }

  public String azureSecretHeader() {
    return values.get(AZURE_SECRET_HEADER).toLowerCase(Locale.ROOT);
  }

  public Optional<Tokens> entraTokens() {
    String tenant = values.get(ENTRA_TENANT);
    List<String> issuers = values.get(ENTRA_ISSUERS);
    String keys = values.get(ENTRA_KEYS_URL);
    boolean hasTenant = !tenant.isEmpty();
    return tokens(
        issuers.isEmpty() && hasTenant ? List.copyOf(DeliveryToken.issuers(tenant)) : issuers,
        values.get(ENTRA_AUDIENCES),
        keys.isEmpty() && hasTenant ? DeliveryToken.keys(tenant) : keys);
  }

  public Set<String> entraApplications() {
    return Set.copyOf(values.get(ENTRA_APPLICATIONS));
  }

  public Set<String> entraRoles() {
    return Set.copyOf(values.get(ENTRA_ROLES));
  }

  /** Places, as host:port, that may be called although they are private or without TLS. */
  public Set<String> outboundAllow() {
    return Set.copyOf(values.get(OUTBOUND_ALLOW));
  }

  private static Optional<Tokens> tokens(
      List<String> issuers, List<String> audiences, String keys) {
    boolean complete = !issuers.isEmpty() && !audiences.isEmpty() && !keys.isEmpty();
    return complete
        ? Optional.of(new Tokens(Set.copyOf(issuers), Set.copyOf(audiences), URI.create(keys)))
        : Optional.empty();
  }
}
