// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

import dev.helios.lab.machine.ScratchFolder;
import dev.helios.lab.machine.SmallDisk;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One proof with its negative control, on a system of its own.
 *
 * @param home the checkout
 */
public record ProofRun(Path home) {
  /** Longer than the longest takes: the soak with its start and end. */
  private static final Duration LIMIT = Duration.ofMinutes(25);

  private static final Duration ENDING_LIMIT = Duration.ofMinutes(2);
  private static final Result NO_CONTROL = new Result.NotRun("the proof itself did not hold");

  /**
   * What came of it.
   *
   * @param result of the proof
   * @param control of the wrong variant; green when it is {@link Result.Broken}
   */
  public record Outcome(Proof proof, Result result, Result control, long seconds) {
    /** The promise was seen to hold, and the wrong variant was seen to fail. */
    public boolean isGood() {
      return result instanceof Result.Kept && control instanceof Result.Broken;
    }
  }

  /** What became of the proof and of its control. */
  private record Both(Result result, Result control) {}

  /** In a thread of its own with a time limit: whatever goes wrong in there, the next one runs. */
  public Outcome run(Proof proof, Scale scale) throws InterruptedException {
    long begun = System.nanoTime();
    FutureTask<Both> task = new FutureTask<>(() -> both(proof, scale));
    Thread thread = Thread.ofPlatform().daemon().name("proof-" + proof.name()).start(task);
    Both both = awaitEnd(task, thread);
    return new Outcome(
        proof, both.result(), both.control(), (System.nanoTime() - begun) / 1_000_000_000);
  }

  private static Both awaitEnd(FutureTask<Both> task, Thread thread) throws InterruptedException {
    try {
      return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      thread.interrupt(); // it still ends what it started
      thread.join(ENDING_LIMIT);
      return new Both(failed("it was stopped after " + LIMIT.toMinutes() + " minutes"), NO_CONTROL);
    } catch (ExecutionException e) {
      return new Both(failed(said(e.getCause() == null ? e : e.getCause())), NO_CONTROL);
    }
  }

  private Both both(Proof proof, Scale scale) throws InterruptedException {
    Result result;
    Result control = NO_CONTROL;
    try {
      Path folder = Files.createTempDirectory("helios-prove-");
      boolean small = proof.diskMib() > 0 && SmallDisk.isPossible();
      if (small) {
        SmallDisk.mount(folder, proof.diskMib());
      }
      try (TestCluster cluster = cluster(proof, folder)) {
        result = proof(proof, cluster, scale);
        if (result instanceof Result.Kept) {
          control = control(proof, cluster);
        }
      } finally {
        if (small) {
          SmallDisk.unmount(folder);
        }
        ScratchFolder.delete(folder); // what a start that failed has left, too
      }
    } catch (IOException | Refused | RuntimeException e) {
      result = failed(said(e));
    }
    return new Both(result, control);
  }

  private static Result proof(Proof proof, TestCluster cluster, Scale scale)
      throws InterruptedException {
    try {
      return proof.prove(cluster, scale);
    } catch (IOException | Refused | RuntimeException e) {
      return failed(said(e));
    }
  }

  /** A control that came to no end was not seen to fail for the right reason. */
  private static Result control(Proof proof, TestCluster cluster) throws InterruptedException {
    try {
      return proof.control(cluster);
    } catch (IOException | Refused | RuntimeException e) {
      return new Result.NotRun("it came to no end, " + said(e));
    }
  }

  private static String said(Throwable e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** A proof that came to no end has not shown that the promise holds. */
  private static Result failed(String why) {
    return new Result.Broken(new Figures("came to no end", 0, 0, 0, 0, 0, 0, 0, ""), List.of(why));
  }

  private TestCluster cluster(Proof proof, Path folder)
      throws IOException, InterruptedException, Refused {
    Path logs = home.resolve("lab/target/logs").resolve(proof.name());
    Map<String, String> settings = new TreeMap<>(proof.settings());
    return TestCluster.start(home, folder, logs, settings);
  }
}
