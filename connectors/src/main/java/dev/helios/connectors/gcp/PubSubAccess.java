// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Pub/Sub is reached.
 *
 * @param emulator host and port of an emulator, reached without encryption and credentials; null
 *     for the service itself
 * @param credentialsFile a service account key or workload identity configuration; null for the
 *     application default credentials
 * @param endpoint host and port of a regional endpoint, null for the global one. Ordering keys need
 *     publishers and subscribers in one region
 */
public record PubSubAccess(
    @Nullable String emulator, @Nullable String credentialsFile, @Nullable String endpoint) {

  /** The service, with the application default credentials. */
  public static PubSubAccess ofDefaults() {
    return new PubSubAccess(null, null, null);
  }

  /** An emulator or a stand-in. */
  public static PubSubAccess ofEmulator(String hostAndPort) {
    return new PubSubAccess(hostAndPort, null, null);
  }

  /**
   * What the environment says: {@code PUBSUB_EMULATOR_HOST}, which Google's library does not read
   * by itself, and {@code GOOGLE_APPLICATION_CREDENTIALS}.
   */
  public static PubSubAccess ofEnvironment(Map<String, String> environment) {
    return new PubSubAccess(
        filled(environment.get("PUBSUB_EMULATOR_HOST")),
        filled(environment.get("GOOGLE_APPLICATION_CREDENTIALS")),
        null);
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
