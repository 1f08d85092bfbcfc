// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.reader.Setting;
import dev.helios.wire.signature.SharedSecrets;
import java.util.Set;

/**
 * Who may send to each route, who may read, and what may be called to find that out. Immutable.
 *
 * @param outboundAllow places, as host:port, that may be called although they are private or
 *     without TLS
 */
public record SenderSettings(
    @Setting(
            name = "HELIOS_API_KEYS",
            doc =
                "Keys that open the API, the feed and the dashboard, all of them valid. Empty:"
                    + " open to whoever reaches a loopback address.")
        SharedSecrets apiKeys,
    DirectSenderSettings direct,
    AwsSenderSettings aws,
    GcpSenderSettings gcp,
    AzureSenderSettings azure,
    @Setting(
            name = "HELIOS_OUTBOUND_ALLOW",
            doc = "host:port that may be called although it is private, or without TLS.")
        Set<String> outboundAllow) {

  /** Whether a credential is configured for the route of this cloud, which makes it checked. */
  public boolean isConfigured(Cloud cloud) {
    return switch (cloud) {
      case AWS -> aws.isConfigured();
      case GCP -> gcp.isConfigured();
      case AZURE -> azure.isConfigured();
      case DIRECT -> direct.isConfigured();
    };
  }
}
