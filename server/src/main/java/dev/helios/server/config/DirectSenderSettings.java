// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import dev.helios.wire.signature.SharedSecrets;

/** Who may send to the direct API. Immutable. */
public record DirectSenderSettings(
    @Setting(name = "HELIOS_DIRECT_API_KEYS", doc = "Keys that may send to the direct API.")
        SharedSecrets apiKeys,
    @Setting(
            name = "HELIOS_DIRECT_HMAC_KEYS",
            doc = "Keys that sign requests to the direct API with HMAC-SHA256.")
        SharedSecrets hmacKeys) {

  boolean isConfigured() {
    return !apiKeys.isEmpty() || !hmacKeys.isEmpty();
  }
}
