// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.server.config.HeliosConfig.BadConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSettingTest {
  private static final String NAME = "HELIOS_AZURE_TOPIC_KEY";

  private final Path folder;

  SecretSettingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static String key(Map<String, String> environment) {
    return HeliosConfig.read(environment).sources().azure().topicKey().value();
  }

  @Test
  void read_theSecretItself_isTaken() {
    assertThat(key(Map.of(NAME, "geheim"))).isEqualTo("geheim");
  }

  @Test
  void read_aFileWithTheSecret_isTakenWithoutItsLineEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "geheim\n");

    assertThat(key(Map.of(NAME + "_FILE", file.toString()))).isEqualTo("geheim");
  }

  @Test
  void read_both_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "geheim");

    assertThatThrownBy(() -> key(Map.of(NAME, "geheim", NAME + "_FILE", file.toString())))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("found both")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void read_aFileThatIsNone_isRefused() throws IOException {
    Path large = Files.write(folder.resolve("large"), new byte[100_000]);

    assertThatThrownBy(() -> key(Map.of(NAME + "_FILE", folder.resolve("gone").toString())))
        .hasMessageContaining(NAME);
    assertThatThrownBy(() -> key(Map.of(NAME + "_FILE", large.toString())))
        .hasMessageContaining(NAME);
  }

  @Test
  void read_aFileForWhatIsNoSecret_isUnknown() {
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("HELIOS_AWS_EVENT_BUS_FILE", "x")))
        .hasMessageContaining("HELIOS_AWS_EVENT_BUS_FILE is no setting");
  }

  @Test
  void toString_ofWhatHoldsSecrets_saysNothing() {
    SourceSettings sources = HeliosConfig.read(Map.of(NAME, "geheim")).sources();

    assertThat(sources.azure().toString()).doesNotContain("geheim");
    assertThat(sources.toString()).doesNotContain("geheim");
  }

  @Test
  void read_queuesWithoutAnAccount_areRefused() {
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("HELIOS_AZURE_QUEUES", "orders")))
        .hasMessageContaining("HELIOS_AZURE_STORAGE_CONNECTION_STRING");
  }
}
