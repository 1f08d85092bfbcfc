// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.Pid;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes, with real services and a fake server. */
class CommandsIT {
  /** Kafka and PostgreSQL "elsewhere": these tests are about owners, not about services. */
  private static final Map<String, String> LIGHT =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "127.0.0.1:9",
          "DATABASE_URL",
          "postgresql://a:b@127.0.0.1:9/c");

  @SuppressWarnings("NullAway.Init")
  private Checkout checkout;

  @BeforeEach
  void prepare(@TempDir Path home) throws Exception {
    checkout = new Checkout(Files.createDirectories(home.resolve("a checkout")));
  }

  @AfterEach
  void cleanUp() throws Exception {
    checkout.cleanUp();
  }

  @Test
  void up_parentKilled_isAdoptedAndThenStoppedWhole() throws Exception {
    Process first = checkout.up("first", Map.of());
    checkout.awaitUp("first", first);
    Map<ServiceKind, Pid> before = checkout.living();
    first.destroyForcibly().waitFor();

    Process second = checkout.up("second", Map.of());
    checkout.awaitUp("second", second);
    assertThat(before)
        .containsOnlyKeys(
            ServiceKind.SERVER, ServiceKind.KAFKA, ServiceKind.REDIS, ServiceKind.POSTGRESQL);
    assertThat(checkout.living()).isEqualTo(before);

    assertThat(checkout.run("stop", "stop")).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(before.values()).noneMatch(Pid::alive);
    assertThat(checkout.printed("second"))
        .containsSubsequence("server", "stopped", "kafka", "stopped", "redis", "postgresql");
  }

  @Test
  void up_serverRebuilt_restartsOnlyTheServer() throws Exception {
    Process first = checkout.up("first", LIGHT);
    checkout.awaitUp("first", first);
    Map<ServiceKind, Pid> before = checkout.living();
    first.destroyForcibly().waitFor();
    checkout.buildServer("another build");

    Process second = checkout.up("second", LIGHT);
    checkout.awaitUp("second", second);
    assertThat(checkout.living().get(ServiceKind.SERVER))
        .isNotEqualTo(before.get(ServiceKind.SERVER));
    assertThat(checkout.living().get(ServiceKind.REDIS)).isEqualTo(before.get(ServiceKind.REDIS));
  }

  @Test
  void up_servicesNamedByTheEnvironment_areNotStarted() throws Exception {
    Process up = checkout.up("up", LIGHT);
    checkout.awaitUp("up", up);
    assertThat(checkout.living().keySet()).isEqualTo(Set.of(ServiceKind.SERVER, ServiceKind.REDIS));
    assertThat(checkout.ask("/env/KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("127.0.0.1:9");
    assertThat(checkout.ask("/env/HELIOS_LOG_EMBEDDED")).isEqualTo("null");
    assertThat(checkout.ask("/env/REDIS_URL")).startsWith("redis://127.0.0.1:");
  }

  @Test
  void up_serverKilled_isStartedAgain() throws Exception {
    Process up = checkout.up("up", LIGHT);
    checkout.awaitUp("up", up);
    Pid before = living(ServiceKind.SERVER);
    before.signal("KILL");
    before.awaitExit(Duration.ofSeconds(10));
    while (!checkout.living().containsKey(ServiceKind.SERVER)) {
      assertThat(up.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    assertThat(living(ServiceKind.SERVER)).isNotEqualTo(before);
  }

  private Pid living(ServiceKind kind) throws Exception {
    Pid pid = checkout.living().get(kind);
    assertThat(pid).isNotNull();
    return Objects.requireNonNull(pid);
  }

  @Test
  void up_folderInUse_saysWhoOwnsIt() throws Exception {
    Process first = checkout.up("first", LIGHT);
    checkout.awaitUp("first", first);
    assertThat(checkout.run("second", "up")).isEqualTo(1);
    assertThat(checkout.printed("second"))
        .contains("is in use by process " + first.pid(), "./helios stop", "--data");
    assertThat(first.isAlive()).isTrue();
  }

  @Test
  void up_portTaken_namesTheHolderAndTheFlag() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(checkout.port, 1, InetAddress.getByName("127.0.0.1"))) {
      Process up = checkout.up("up", LIGHT);
      assertThat(up.waitFor()).isEqualTo(1);
      assertThat(checkout.printed("up"))
          .contains(
              "Port "
                  + taken.getLocalPort()
                  + " is taken by process "
                  + ProcessHandle.current().pid())
          .contains("--port");
    }
    assertThat(checkout.living()).isEmpty();
  }

  @Test
  void stop_parentKilled_stopsTheOrphans() throws Exception {
    Process up = checkout.up("up", LIGHT);
    checkout.awaitUp("up", up);
    Map<ServiceKind, Pid> before = checkout.living();
    up.destroyForcibly().waitFor();
    assertThat(checkout.run("stop", "stop")).isZero();
    assertThat(before.values()).isNotEmpty().noneMatch(Pid::alive);
  }

  @Test
  void up_parentKilledThenStartRefused_leavesNothingRunning() throws Exception {
    Process first = checkout.up("first", LIGHT);
    checkout.awaitUp("first", first);
    Map<ServiceKind, Pid> before = checkout.living();
    first.destroyForcibly().waitFor();
    checkout.buildServer("another build");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(checkout.run("second", "up", "--port", port)).isEqualTo(1);
    }
    assertThat(before).containsKey(ServiceKind.REDIS);
    assertThat(before.values()).noneMatch(Pid::alive);
  }

  @Test
  void stop_nothingStarted_saysSo() throws Exception {
    assertThat(checkout.run("stop", "stop")).isZero();
    assertThat(checkout.printed("stop")).contains("Nothing is running.");
  }

  @Test
  void up_strangersFolder_isLeftAlone() throws Exception {
    Path stranger = Files.createDirectories(checkout.home.resolve("stranger"));
    Path file = Files.writeString(stranger.resolve("thesis.txt"), "years of work");
    assertThat(checkout.run("up", "up", "--fresh", "--data", stranger.toString())).isEqualTo(1);
    assertThat(checkout.printed("up")).contains("is not empty");
    assertThat(file).hasContent("years of work");
  }
}
