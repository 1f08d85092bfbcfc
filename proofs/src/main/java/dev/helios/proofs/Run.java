// SPDX-License-Identifier: MIT
package dev.helios.proofs;

import dev.helios.proofs.system.SmallDisk;
import dev.helios.proofs.system.Stage;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * One proof with its negative control, on a system of its own.
 *
 * @param home the checkout
 */
record Run(Path home) {

  /**
   * What came of it.
   *
   * @param result of the proof
   * @param control of the wrong variant; green when it is {@link Result.Broken}
   */
  record Outcome(Proof proof, Result result, Result control, long seconds) {
    /** The promise held, and the wrong variant did not pass for right. */
    boolean isGood() {
      return !(result instanceof Result.Broken) && !(control instanceof Result.Kept);
    }
  }

  Outcome run(Proof proof, Scale scale) throws InterruptedException {
    long begun = System.nanoTime();
    Result result;
    Result control = new Result.NotRun("the proof itself did not hold");
    try {
      Path folder = Files.createTempDirectory("helios-prove-");
      boolean small = proof.diskMib() > 0 && SmallDisk.isPossible();
      if (small) {
        SmallDisk.mount(folder, proof.diskMib());
      }
      try (Stage stage = stage(proof, folder)) {
        result = attempt(() -> proof.prove(stage, scale));
        if (result instanceof Result.Kept) {
          control = attempt(() -> proof.control(stage));
        }
      } finally {
        if (small) {
          SmallDisk.unmount(folder);
        }
        remove(folder);
      }
    } catch (IOException | Refused e) {
      result = failed(e);
    }
    return new Outcome(proof, result, control, (System.nanoTime() - begun) / 1_000_000_000);
  }

  private static void remove(Path folder) {
    Stage.empty(folder); // what a start that failed has left
    try {
      Files.deleteIfExists(folder);
    } catch (IOException notEmpty) {
      System.err.println("not removed: " + folder);
    }
  }

  private interface Attempt {
    Result make() throws IOException, InterruptedException, Refused;
  }

  private static Result attempt(Attempt attempt) throws InterruptedException {
    try {
      return attempt.make();
    } catch (IOException | Refused | RuntimeException e) {
      return failed(e);
    }
  }

  /** A proof that came to no end has not shown that the promise holds. */
  private static Result failed(Exception e) {
    return new Result.Broken(
        new Figures("came to no end", 0, 0, 0, 0, 0, 0, 0, ""),
        java.util.List.of(e.getClass().getSimpleName() + ": " + e.getMessage()));
  }

  private Stage stage(Proof proof, Path folder) throws IOException, InterruptedException, Refused {
    Path logs = home.resolve("proofs/target/logs").resolve(proof.name());
    Map<String, String> settings = new TreeMap<>(proof.settings());
    return Stage.start(home, folder, logs, settings);
  }
}
