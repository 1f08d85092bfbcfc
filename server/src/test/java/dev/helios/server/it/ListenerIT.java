// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.testkit.Await;
import dev.helios.testkit.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing from outside opens the server past its guard: it is refused at the start, by name. */
class ListenerIT {
  private static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final String EVERYWHERE = "0.0.0.0";

  private final Path folder;

  ListenerIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** How a start that was refused ended. */
  private record End(int code, String words) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUARKUS_HTTP_HOST",
        "_PROD_QUARKUS_HTTP_HOST",
        "QUARKUS_HTTP_DOMAIN_SOCKET",
        "QUARKUS_HTTP_INSECURE_REQUESTS",
        "QUARKUS_TLS_KEY_STORE_PEM_0_CERT",
        "QUARKUS_HTTP_AUTH_BASIC"
      })
  void start_variableOfTheFramework_isRefused(String name) throws Exception {
    refused(end(Map.of(name, EVERYWHERE)), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"API_HOST", "QUARKUS_HTTP_HOST", "QUARKUS_HTTP_SSL_PORT"})
  void start_dotEnvInTheWorkingDirectory_isRefused(String name) throws Exception {
    Files.writeString(folder.resolve(".env"), name + "=" + EVERYWHERE + "\n");

    refused(end(Map.of()), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quarkus.http.host", "%prod.quarkus.http.host", "API_HOST"})
  void start_systemProperty_isRefused(String name) throws Exception {
    refused(end(Map.of(), "-D" + name + "=" + EVERYWHERE), name);
  }

  @Test
  void start_filesOfTheFramework_areRefused() throws Exception {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(config.resolve("application.properties"), "quarkus.http.ssl-port=1\n");
    Files.writeString(
        folder.resolve("more.properties"), "config_ordinal=500\nquarkus.http.host=0.0.0.0\n");

    End end = end(Map.of("QUARKUS_CONFIG_LOCATIONS", "more.properties"));

    refused(end, "quarkus.http.ssl-port");
    refused(end, "quarkus.http.host");
  }

  @Test
  void start_whatIsNoneOfThese_listensOnLoopback() throws Exception {
    Files.writeString(folder.resolve(".env"), "COMPOSE_PROJECT=shop\n");
    int port = Loopback.freePort();
    Process process = launch(Map.of("API_PORT", "" + port, "QUARKUS_LOG_LEVEL", "INFO"), List.of());
    try {
      Client client = new Client(URI.create("http://127.0.0.1:" + port));
      Await.until("the server lives", () -> lives(client));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean lives(Client client) throws InterruptedException {
    try {
      return client.get("/api/v1/health/live").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void refused(End end, String name) {
    assertThat(end.code()).as(end.words()).isEqualTo(2);
    assertThat(end.words()).contains(name + " in ").doesNotContain(EVERYWHERE);
  }

  private End end(Map<String, String> environment, String... options) throws Exception {
    Process process = launch(environment, List.of(options));
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new End(process.exitValue(), Files.readString(folder.resolve("words")));
  }

  private Process launch(Map<String, String> environment, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(options);
    command.addAll(List.of("-Xmx256m", "-jar", PROGRAM.toAbsolutePath().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HELIOS_"));
    builder.environment().remove("API_HOST");
    builder.environment().put("API_PORT", "0");
    builder.environment().put("HELIOS_STATE_DIR", folder.resolve("streams").toString());
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("words").toFile())
        .start();
  }
}
