// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The least of the proofs, on one system, without a look at times. Not here, but in {@code ./helios
 * prove}: those that need minutes or a quiet machine (overload, soak), and those whose promise a
 * test of the server keeps (replaced log: ReplacedLogIT; stalled source: StalledSourceIT).
 */
class ProofsIT {
  private static final long SEED = 11;

  private static Path folder;
  private static TestCluster stage;

  @BeforeAll
  static void start() throws Exception {
    folder = Files.createTempDirectory("helios-prove-it-");
    Path home = Path.of("..").toAbsolutePath().normalize();
    stage = TestCluster.start(home, folder, home.resolve("lab/target/logs/it"), Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
    Files.delete(folder);
  }

  private static Proof proof(String name) {
    return Proofs.all(SEED).stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "durability",
        "poison-item",
        "poison-record",
        "resume",
        "slow-readers",
        "race",
        "conflict",
        "disk-full",
        "kill-redis",
        "kill-backend",
        "kill-postgres",
        "kill-broker",
        "kill-server",
        "verdicts",
        "freeze-server",
        "freeze-broker",
        "freeze-postgres",
        "freeze-redis",
        "drain",
        "rolling",
        "orphan"
      })
  void prove_theProduct_keepsThePromise(String name) throws Exception {
    assertThat(proof(name).prove(stage, Scale.CONTROL)).isInstanceOf(Result.Kept.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "durability",
        "poison-item",
        "resume",
        "race",
        "disk-full",
        "kill-server",
        "verdicts"
      })
  void control_theWrongVariant_isFound(String name) throws Exception {
    assertThat(proof(name).control(stage)).isInstanceOf(Result.Broken.class);
  }
}
