// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.HeliosConfig.BadConfigException;
import dev.helios.server.config.reader.Guard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderSettingsTest {
  private static final String SECRET = "a-secret-of-some-length";

  private final Path folder;

  SenderSettingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void guard_onLoopbackWithoutAnything_isOpen() {
    HeliosConfig config = HeliosConfig.read(Map.of());

    for (Cloud cloud : Cloud.values()) {
      assertThat(config.guard(cloud)).isEqualTo(Guard.OPEN);
    }
    assertThat(config.apiGuard()).isEqualTo(Guard.OPEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HELIOS_AWS_API_KEYS=" + SECRET + " | AWS",
        "HELIOS_AWS_BASIC=user:" + SECRET + " | AWS",
        "HELIOS_AWS_SNS_TOPICS=arn:aws:sns:eu-central-1:010987654321:orders | AWS",
        "HELIOS_AWS_OAUTH_ISSUERS=i;HELIOS_AWS_OAUTH_AUDIENCES=a;"
            + "HELIOS_AWS_OAUTH_KEYS_URL=https://i/k | AWS",
        "HELIOS_AWS_OAUTH_ISSUERS=i;HELIOS_AWS_OAUTH_CLIENTS=c;"
            + "HELIOS_AWS_OAUTH_KEYS_URL=https://i/k | AWS",
        "HELIOS_GCP_PUSH_ACCOUNTS=a@b;HELIOS_GCP_PUSH_AUDIENCES=a | GCP",
        "HELIOS_AZURE_SECRETS=" + SECRET + " | AZURE",
        "HELIOS_AZURE_ENTRA_TENANT=t;HELIOS_AZURE_ENTRA_AUDIENCES=a | AZURE",
        "HELIOS_DIRECT_API_KEYS=" + SECRET + " | DIRECT",
        "HELIOS_DIRECT_HMAC_KEYS=" + SECRET + " | DIRECT"
      })
  void guard_ofACloudWithACredential_isCheckedAndTheOthersAreShutOutside(
      String environment, Cloud checked) {
    Map<String, String> outside = environment(environment);
    outside.put("API_HOST", "0.0.0.0");

    HeliosConfig config = HeliosConfig.read(outside);

    for (Cloud cloud : Cloud.values()) {
      assertThat(config.guard(cloud)).isEqualTo(cloud == checked ? Guard.CHECKED : Guard.CLOSED);
    }
    assertThat(config.apiGuard()).isEqualTo(Guard.CLOSED);
    assertThat(HeliosConfig.read(environment(environment)).guard(checked)).isEqualTo(Guard.CHECKED);
  }

  @Test
  void guard_outsideWithEverybodyLetIn_isOpenWhereNothingIsConfigured() {
    HeliosConfig config =
        HeliosConfig.read(
            Map.of(
                "API_HOST", "0.0.0.0",
                "HELIOS_ALLOW_OPEN", "true",
                "HELIOS_AZURE_SECRETS", SECRET));

    assertThat(config.guard(Cloud.AWS)).isEqualTo(Guard.OPEN);
    assertThat(config.guard(Cloud.AZURE)).isEqualTo(Guard.CHECKED);
    assertThat(config.apiGuard()).isEqualTo(Guard.OPEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HELIOS_GCP_PUSH_ACCOUNTS=a@b | HELIOS_GCP_PUSH_AUDIENCES: expected both",
        "HELIOS_GCP_PUSH_AUDIENCES=a | HELIOS_GCP_PUSH_ACCOUNTS and",
        "HELIOS_AWS_OAUTH_ISSUERS=i | expected all of them",
        "HELIOS_AWS_OAUTH_CLIENTS=c | expected all of them",
        "HELIOS_AWS_OAUTH_ISSUERS=i;HELIOS_AWS_OAUTH_AUDIENCES=a | expected all of them",
        "HELIOS_AZURE_ENTRA_TENANT=t | HELIOS_AZURE_ENTRA_AUDIENCES: expected both",
        "HELIOS_GCP_PUSH_KEYS_URL=http://keys.example/k | expected an https URL",
        "HELIOS_GCP_PUSH_KEYS_URL=file:///etc/passwd | expected an https URL",
        "HELIOS_GCP_PUSH_ACCOUNTS=a@b;HELIOS_GCP_PUSH_AUDIENCES=a;"
            + "HELIOS_GCP_PUSH_KEYS_URL=https://[x | HELIOS_GCP_PUSH_KEYS_URL: expected an https",
        "HELIOS_AWS_SNS_ENDPOINT=http://127.0.0.1:9/ | expected an https URL",
        "HELIOS_OUTBOUND_ALLOW=http://x | expected host:port",
        "HELIOS_AWS_API_KEY_HEADER=ce-key | expected a header's name that no event has",
        "HELIOS_AZURE_SECRET_HEADER=aeg-secret | expected a header's name that no event has",
        "HELIOS_AZURE_SECRET_HEADER=a b | expected a header's name that no event has",
        "HELIOS_AWS_SNS_TOPICS=orders | expected names such as arn:aws:sns",
        "HELIOS_AWS_SNS_SIGNATURES=3 | expected 1, 2 or both",
        "HELIOS_AWS_SNS_TRUST_FILE=/dev/null | expected a PEM file",
        "HELIOS_API_KEYS=short | expected secrets of at least 16 characters",
        "HELIOS_API_KEYS_FILE=/does/not/exist | expected a file that can be read",
        "HELIOS_API_KEY=" + SECRET + " | did you mean HELIOS_API_KEYS"
      })
  void read_whatDoesNotFit_isRefusedWithASentence(String environment, String sentence) {
    assertThatThrownBy(() -> HeliosConfig.read(environment(environment)))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void read_outsideWithoutAnyCredential_isRefusedInOneSentence() {
    assertThatThrownBy(() -> HeliosConfig.read(Map.of("API_HOST", "192.168.1.5")))
        .isInstanceOf(BadConfigException.class)
        .message()
        .contains("HELIOS_API_KEYS", "HELIOS_ALLOW_OPEN", "docs/guides/SECURITY.md")
        .doesNotContain("\n");
  }

  @Test
  void read_secretsFromAFile_areOneALine() throws Exception {
    Path file =
        Files.writeString(folder.resolve("keys"), "the-old-key-0123456\nthe-new-key-0123456\n");

    HeliosConfig config = HeliosConfig.read(Map.of("HELIOS_API_KEYS_FILE", file.toString()));

    assertThat(config.senders().apiKeys().contain("the-old-key-0123456")).isTrue();
    assertThat(config.senders().apiKeys().contain("the-new-key-0123456")).isTrue();
    assertThat(config.apiGuard()).isEqualTo(Guard.CHECKED);
  }

  @Test
  void read_aDatabaseUrlFromAFile_isTaken() throws Exception {
    Path file = Files.writeString(folder.resolve("url"), "postgresql://u:p@h:1/d\n");

    assertThat(
            HeliosConfig.read(Map.of("DATABASE_URL_FILE", file.toString()))
                .server()
                .databaseUrl()
                .value())
        .isEqualTo("postgresql://u:p@h:1/d");
  }

  @Test
  void read_theSameSecretTwice_isRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("keys"), SECRET);
    Map<String, String> both =
        Map.of("HELIOS_API_KEYS_FILE", file.toString(), "HELIOS_API_KEYS", SECRET);

    assertThatThrownBy(() -> HeliosConfig.read(both))
        .hasMessageContaining("expected the value or a file, found both")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void toString_ofSecretSettings_showsNone() {
    HeliosConfig config = HeliosConfig.read(Map.of("HELIOS_API_KEYS", SECRET));

    assertThat(config.senders().apiKeys().toString()).doesNotContain(SECRET);
    assertThat(config.toString()).doesNotContain(SECRET);
  }

  private static Map<String, String> environment(String text) {
    Map<String, String> environment = new HashMap<>();
    for (String pair : text.split(";", -1)) {
      int equals = pair.indexOf('=');
      environment.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return environment;
  }
}
