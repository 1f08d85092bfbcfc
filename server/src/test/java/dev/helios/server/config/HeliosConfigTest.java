// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.connectors.azure.AzureTuning;
import dev.helios.connectors.azure.TopicSchema;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.server.config.HeliosConfig.BadConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeliosConfigTest {
  @Test
  void read_emptyEnvironment_givesDefaults() {
    HeliosConfig config = HeliosConfig.read(Map.of());

    assertThat(config.server().host()).isEqualTo("127.0.0.1");
    assertThat(config.broker().partitions()).isEqualTo(12);
    assertThat(config.broker().replication()).isEqualTo(3);
    assertThat(config.intake().dedupTtl()).isEqualTo(Duration.ofHours(24));
    assertThat(config.intake().bodyMax())
        .containsEntry(Cloud.AWS, 2L << 20)
        .containsEntry(Cloud.GCP, 16L << 20);
    assertThat(config.has(Role.INGEST)).isTrue();
    assertThat(config.server().redisUrl().value()).isEmpty();
  }

  @Test
  void read_everyKind_isReadAsWritten() {
    HeliosConfig config =
        HeliosConfig.read(
            Map.of(
                "HELIOS_LOG_EMBEDDED", "true",
                "HELIOS_DEDUP_TTL", "90m",
                "HELIOS_BODY_MAX_AWS", "512KiB",
                "HELIOS_ROLES", "ingest, feed",
                "HELIOS_GCP_TOPICS", "projects/p/subscriptions/s=projects/p/topics/t"));

    assertThat(config.broker().partitions()).isEqualTo(2);
    assertThat(config.intake().dedupTtl()).isEqualTo(Duration.ofMinutes(90));
    assertThat(config.intake().bodyMax()).containsEntry(Cloud.AWS, 512L << 10);
    assertThat(config.server().roles()).containsExactly(Role.INGEST, Role.FEED);
    assertThat(config.intake().gcpTopics())
        .containsEntry("projects/p/subscriptions/s", "projects/p/topics/t");
  }

  @Test
  void read_unknownName_isRefusedWithTheNearest() {
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("HELIOS_DEDUP_TLL", "1h")))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("HELIOS_DEDUP_TLL")
        .hasMessageContaining("HELIOS_DEDUP_TTL");
  }

  @Test
  void read_badValues_areAllNamedAndNoneIsShown() {
    assertThatThrownBy(
            () ->
                HeliosConfig.read(
                    Map.of("HELIOS_DEDUP_TTL", "geheim", "HELIOS_LOG_EMBEDDED", "geheim")))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("HELIOS_DEDUP_TTL: expected a duration")
        .hasMessageContaining("HELIOS_LOG_EMBEDDED: expected true or false")
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme corp", "acme/eu", "-acme", "ärzte", "a\u0000b"})
  void read_aTenantThatIsNone_isRefusedUnshown(String tenant) {
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("HELIOS_TENANT", tenant)))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("HELIOS_TENANT: expected a tenant of 1 to 63 ASCII letters")
        .hasMessageNotContaining(tenant);
  }

  @Test
  void read_aTenantThatIsTooLong_isRefused() {
    String longest = "a".repeat(TenantId.MAX_LENGTH);

    assertThat(HeliosConfig.read(Map.of("HELIOS_TENANT", longest)).server().tenant())
        .isEqualTo(new TenantId(longest));
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("HELIOS_TENANT", longest + "a")))
        .isInstanceOf(BadConfigException.class);
  }

  @Test
  void read_openAddress_isRefusedUntilAllowed() {
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("API_HOST", "0.0.0.0")))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("HELIOS_ALLOW_OPEN");
    HeliosConfig allowed =
        HeliosConfig.read(Map.of("API_HOST", "0.0.0.0", "HELIOS_ALLOW_OPEN", "true"));
    assertThat(allowed.server().host()).isEqualTo("0.0.0.0");
  }

  @Test
  void read_emptyAddress_isRefused() {
    assertThatThrownBy(
            () -> HeliosConfig.read(Map.of("API_HOST", " ", "HELIOS_ALLOW_OPEN", "true")))
        .isInstanceOf(BadConfigException.class)
        .hasMessage("API_HOST: expected an address to listen on, found nothing");
  }

  @Test
  void documentation_isGeneratedFromTheSettings() throws IOException {
    Path page = Path.of("../docs/configuration.md");
    String expected = ConfigurationPage.text();
    if (Boolean.getBoolean("helios.write-docs")) {
      Files.writeString(page, expected);
    }

    assertThat(Files.readString(page))
        .as("run the build with -Dhelios.write-docs=true to bring docs/configuration.md up to date")
        .isEqualTo(expected);
  }

  @Test
  void read_azuresTuning_isReadAndBounded() {
    AzureTuning tuning =
        HeliosConfig.read(
                Map.of(
                    "HELIOS_AZURE_QUEUE_VISIBILITY", "5s",
                    "HELIOS_AZURE_DEAD_LETTER_DELETE", "true",
                    "HELIOS_AZURE_TOPIC_SCHEMA", "cloud-events"))
            .sources()
            .azureTuning()
            .tuning();

    assertThat(tuning.pull().visibility()).isEqualTo(Duration.ofSeconds(5));
    assertThat(tuning.deleteDeadLetters()).isTrue();
    assertThat(tuning.topicSchema()).isEqualTo(TopicSchema.CLOUD_EVENTS);
    assertThat(HeliosConfig.read(Map.of()).sources().azureTuning().tuning())
        .isEqualTo(AzureTuning.defaults());
    assertThatThrownBy(
            () ->
                HeliosConfig.read(
                    Map.of(
                        "HELIOS_AZURE_QUEUE_VISIBILITY", "500ms",
                        "HELIOS_AZURE_TOPIC_SCHEMA", "xml")))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("HELIOS_AZURE_QUEUE_VISIBILITY")
        .hasMessageContaining("HELIOS_AZURE_TOPIC_SCHEMA");
  }
}
