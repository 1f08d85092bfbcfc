// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Cloud;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModesTest {
  private static final String DEMO = Modes.DEMO;
  private static final String REAL = Modes.PRODUCTION;

  private static Map<String, String> of(String override, Set<Cloud> configured, String... names) {
    Map<String, String> environment = new HashMap<>();
    for (String name : names) {
      environment.put(name, "x");
    }
    return Modes.of(override, configured, environment);
  }

  @Test
  void of_nothing_isDemo() {
    assertThat(of("", Set.of())).isEqualTo(Map.of("aws", DEMO, "gcp", DEMO, "azure", DEMO));
  }

  @Test
  void of_aConfiguredCloud_isProductionForItAlone() {
    assertThat(of("", Set.of(Cloud.GCP)))
        .isEqualTo(Map.of("aws", DEMO, "gcp", REAL, "azure", DEMO));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ACCESS_KEY_ID,aws",
    "AWS_PROFILE,aws",
    "AWS_WEB_IDENTITY_TOKEN_FILE,aws",
    "GOOGLE_APPLICATION_CREDENTIALS,gcp",
    "AZURE_CLIENT_ID,azure"
  })
  void of_credentialsOfACloud_isProductionForIt(String name, String cloud) {
    assertThat(of("", Set.of(), name)).containsEntry(cloud, REAL);
    assertThat(of("", Set.of(), name).values()).containsOnlyOnce(REAL);
  }

  @Test
  void of_anEmptyCredential_isNone() {
    assertThat(Modes.of("", Set.of(), Map.of("AWS_PROFILE", " "))).containsEntry("aws", DEMO);
  }

  @Test
  void of_theOverride_countsForAll() {
    assertThat(of(DEMO, Set.of(Cloud.AWS), "AZURE_CLIENT_ID").values()).containsOnly(DEMO);
    assertThat(of(REAL, Set.of()).values()).containsOnly(REAL);
  }

  @Test
  void overall_isTheCommonWordOrMixed() {
    assertThat(Modes.overall(of("", Set.of()))).isEqualTo(DEMO);
    assertThat(Modes.overall(of("", Set.of(Cloud.AWS)))).isEqualTo("mixed");
  }

  @Test
  void read_sourcesOfACloud_makeItsMode() {
    HeliosConfig config =
        HeliosConfig.read(
            Map.of("HELIOS_AWS_SQS_QUEUES", "https://sqs.eu/1/a, https://sqs.eu/1/b"));

    assertThat(config.modes()).containsEntry("aws", REAL).containsEntry("azure", DEMO);
    assertThat(config.sources().aws().queues()).hasSize(2);
  }

  @Test
  void read_credentialsOfSenders_makeTheCloudsMode() {
    HeliosConfig config =
        HeliosConfig.read(
            Map.of("HELIOS_AWS_SNS_TOPICS", "arn:aws:sns:eu-west-1:123456789012:orders"));

    assertThat(config.modes()).containsEntry("aws", REAL).containsEntry("gcp", DEMO);
  }

  @Test
  void read_anUnknownMode_isRefused() {
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("DEPLOYMENT_MODE", "staging")))
        .hasMessageContaining("DEPLOYMENT_MODE")
        .hasMessageNotContaining("staging");
  }
}
