// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import dev.helios.wire.azure.DeliveryToken;
import dev.helios.wire.signature.SharedSecrets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which Event Grid subscriptions may send. Immutable. */
public record AzureSenderSettings(
    @Setting(
            name = "HELIOS_AZURE_SECRETS",
            doc = "Secrets in the address or a header of Event Grid's deliveries.")
        SharedSecrets secrets,
    @Setting(
            name = "HELIOS_AZURE_SECRET_QUERY",
            standard = "code",
            doc = "Query parameter of such a secret.")
        String secretQuery,
    @Setting(
            name = "HELIOS_AZURE_SECRET_HEADER",
            standard = "x-helios-secret",
            doc = "Header of such a secret.")
        String secretHeader,
    @Setting(
            name = "HELIOS_AZURE_ENTRA_TENANT",
            doc = "Entra tenant whose tokens Event Grid shows: its id.")
        String entraTenant,
    @Setting(name = "HELIOS_AZURE_ENTRA_AUDIENCES", doc = "Audiences of such tokens.")
        Set<String> entraAudiences,
    @Setting(
            name = "HELIOS_AZURE_ENTRA_APPLICATIONS",
            standard = DeliveryToken.EVENT_GRID,
            doc =
                "Ids of the applications that may deliver; Event Grid's own in the public"
                    + " cloud.")
        Set<String> entraApplications,
    @Setting(
            name = "HELIOS_AZURE_ENTRA_ROLES",
            standard = DeliveryToken.ROLE,
            doc = "Application roles of which the caller must have one. Empty demands none.")
        Set<String> entraRoles,
    @Setting(
            name = "HELIOS_AZURE_ENTRA_ISSUERS",
            doc = "Its issuer's spellings. Empty: made from the tenant.")
        Set<String> entraIssuers,
    @Setting(
            name = "HELIOS_AZURE_ENTRA_KEYS_URL",
            doc = "Where its keys are. Empty: made from the tenant.")
        String entraKeysUrl) {

  /** The header is compared in lower case. */
  public AzureSenderSettings {
    secretHeader = secretHeader.toLowerCase(Locale.ROOT);
  }

  boolean isConfigured() {
    return !secrets.isEmpty() || tokens().isPresent();
  }

  /** Issuer and keys are made from the tenant where they are not given; empty without audience. */
  public Optional<TokenIssuer> tokens() {
    boolean hasTenant = !entraTenant.isEmpty();
    Set<String> issuers =
        entraIssuers.isEmpty() && hasTenant
            ? Set.copyOf(DeliveryToken.issuers(entraTenant))
            : entraIssuers;
    String keys =
        entraKeysUrl.isEmpty() && hasTenant ? DeliveryToken.keys(entraTenant) : entraKeysUrl;
    return entraAudiences.isEmpty()
        ? Optional.empty()
        : TokenIssuer.of(issuers, entraAudiences, keys);
  }
}
