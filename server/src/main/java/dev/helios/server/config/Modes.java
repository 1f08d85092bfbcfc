// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether HELIOS works with a real account of each cloud ({@code production}) or only with what is
 * sent to it for show ({@code demo}). Pure.
 */
public final class Modes {
  public static final String DEMO = "demo";
  public static final String PRODUCTION = "production";

  /** The clouds that have a mode. */
  public static final List<Cloud> CLOUDS = List.of(Cloud.AWS, Cloud.GCP, Cloud.AZURE);

  /** Names by which the clouds' own SDKs are given credentials. */
  private static final Map<Cloud, Set<String>> CREDENTIALS =
      Map.of(
          Cloud.AWS,
          Set.of(
              "AWS_ACCESS_KEY_ID",
              "AWS_PROFILE",
              "AWS_WEB_IDENTITY_TOKEN_FILE",
              "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
              "AWS_CONTAINER_CREDENTIALS_FULL_URI"),
          Cloud.GCP,
          Set.of("GOOGLE_APPLICATION_CREDENTIALS"),
          Cloud.AZURE,
          Set.of("AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE"));

  private Modes() {}

  /**
   * The mode of each cloud, by its label.
   *
   * @param override what {@code DEPLOYMENT_MODE} says of all clouds, empty to go by the environment
   * @param configured the clouds for which HELIOS has sources or senders' credentials
   * @param environment for the names under which the SDKs find their credentials
   */
  static Map<String, String> of(
      String override, Set<Cloud> configured, Map<String, String> environment) {
    Map<String, String> modes = new LinkedHashMap<>();
    for (Cloud cloud : CLOUDS) {
      boolean real = configured.contains(cloud) || hasCredentials(cloud, environment);
      modes.put(cloud.label(), override.isEmpty() ? real ? PRODUCTION : DEMO : override);
    }
    return modes;
  }

  /** All of it in one word: {@code mixed} where the clouds differ. */
  public static String overall(Map<String, String> modes) {
    Set<String> words = Set.copyOf(modes.values());
    return words.size() == 1 ? words.iterator().next() : "mixed";
  }

  private static boolean hasCredentials(Cloud cloud, Map<String, String> environment) {
    return CREDENTIALS.getOrDefault(cloud, Set.of()).stream()
        .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
  }
}
