// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import dev.helios.connectors.azure.StandIn.Answer;
import dev.helios.connectors.port.Probe;
import dev.helios.connectors.port.Probe.Finding;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AzureProbeTest {
  @TempDir static Path folder = Path.of("");

  @Test
  void look_everythingRight_findsNoFlaw() throws Exception {
    NamespaceBroker broker = new NamespaceBroker(TimeUnit.SECONDS.toNanos(60));
    try (StandIn server =
        new StandIn(
            folder,
            request ->
                request.path().equals("/api/events") ? Answer.ok("") : broker.answer(request))) {
      assertThat(look(server, "NAMESPACE-KEY")).hasSize(2).allMatch(Finding::good);
      assertThat(server.requests().stream().map(StandIn.Request::path).toList())
          .noneMatch(path -> path.endsWith(":receive"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, HELIOS_AZURE_NAMESPACE_KEY, HELIOS_AZURE_TOPIC_KEY",
    "403, HELIOS_AZURE_NAMESPACE_KEY, HELIOS_AZURE_TOPIC_KEY",
    "404, HELIOS_AZURE_NAMESPACE_SUBSCRIPTIONS, HELIOS_AZURE_TOPIC_ENDPOINT",
  })
  void look_refused_namesTheSettingToChange(int status, String namespace, String topic)
      throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.of(status))) {
      List<Finding> findings = look(server, "NAMESPACE-KEY");
      assertThat(findings).noneMatch(Finding::good);
      assertThat(findings.getFirst().found()).contains("answered " + status, namespace);
      assertThat(findings.getLast().found()).contains("answered " + status, topic);
      assertThat(findings.toString())
          .doesNotContain("NAMESPACE-KEY", "TOPIC-KEY", "SECRET-IN-ANSWER");
    }
  }

  @Test
  void look_noCredential_saysHowToGiveOne() throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.of(401));
        AzureHttp http = new AzureHttp(server.tls())) {
      AzureConnectors parts =
          new AzureConnectors(
              settings(server, ""),
              AzureTuning.defaults(),
              http,
              InstantSource.system(),
              request -> Mono.error(new ClientAuthenticationException("S3CR3T", null)));
      try (Probe probe = parts.probe()) {
        assertThat(probe.look().getFirst())
            .matches(finding -> !finding.good())
            .extracting(Finding::found)
            .asString()
            .contains("no credential was obtained", "AZURE_CLIENT_ID")
            .doesNotContain("S3CR3T");
      }
    }
  }

  @Test
  void look_credentialOfEntra_isSentAsBearer() throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.ok("{}"));
        AzureHttp http = new AzureHttp(server.tls())) {
      AzureConnectors parts =
          new AzureConnectors(
              settings(server, ""),
              AzureTuning.defaults(),
              http,
              InstantSource.system(),
              request -> Mono.just(new AccessToken("A-TOKEN", OffsetDateTime.now().plusHours(1))));
      try (Probe probe = parts.probe()) {
        assertThat(probe.look()).hasSize(3).allMatch(Finding::good);
      }
      assertThat(server.requests())
          .anyMatch(request -> request.header("Authorization").equals("Bearer A-TOKEN"));
    }
  }

  private static List<Finding> look(StandIn server, String key) {
    try (AzureHttp http = new AzureHttp(server.tls());
        Probe probe =
            new AzureConnectors(
                    settings(server, key), AzureTuning.defaults(), http, InstantSource.system())
                .probe()) {
      return probe.look();
    }
  }

  private static AzureSettings settings(StandIn server, String key) {
    return new AzureSettings(
        List.of(),
        "",
        "",
        server.url(),
        List.of("stock/helios"),
        key,
        "",
        server.url(),
        "TOPIC-KEY");
  }
}
