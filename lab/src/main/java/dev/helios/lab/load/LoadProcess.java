// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.LedgerFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A load in a process of its own, as its parent sees it. Thread-safe. */
public final class LoadProcess implements AutoCloseable {
  private static final Duration END_LIMIT = Duration.ofSeconds(60);

  private final LoadPlan plan;
  private final Process process;
  private volatile long acknowledged;
  private volatile long attempts;

  private LoadProcess(LoadPlan plan, Process process) {
    this.plan = plan;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param launcher words before the command, for example those that keep it to certain cores
   */
  public static LoadProcess start(LoadPlan plan, List<String> launcher) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LoadProgram.class.getName()));
    command.addAll(plan.words());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    LoadProcess load = new LoadProcess(plan, process);
    Thread.ofVirtual().name("load-" + plan.prefix()).start(load::listen);
    return load;
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] counts = line.split(" ", 2);
        acknowledged = Long.parseLong(counts[0]);
        attempts = Long.parseLong(counts[1]);
      }
    } catch (IOException e) {
      // The process is gone; its ledger says how far it came.
    }
  }

  /** Acknowledgements so far, those of redeliveries too. */
  public long acknowledged() {
    return acknowledged;
  }

  /** Requests so far. */
  public long attempts() {
    return attempts;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for that many more acknowledgements. Throws IOException when they do not come. */
  public void awaitMore(long more, Duration limit) throws IOException, InterruptedException {
    long goal = acknowledged + more;
    long end = System.nanoTime() + limit.toNanos();
    while (acknowledged < goal) {
      if (!process.isAlive()) {
        throw new IOException(
            "the load ended by itself after " + acknowledged + " acknowledgements");
      }
      if (System.nanoTime() > end) {
        throw new IOException(
            "waited %d s in vain for %d more acknowledgements, found %d"
                .formatted(limit.toSeconds(), more, acknowledged - goal + more));
      }
      Thread.sleep(20);
    }
  }

  /** Waits until the events are used up. Throws IOException when that takes longer. */
  public Ledger await(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException(
          "the load was not done after %d s: %d acknowledged"
              .formatted(limit.toSeconds(), acknowledged));
    }
    return ledger();
  }

  /** Ends it in order and reads its ledger. */
  public Ledger stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    return await(END_LIMIT);
  }

  private Ledger ledger() throws IOException {
    if (process.exitValue() != 0) {
      throw new IOException("the load failed with exit code " + process.exitValue());
    }
    return LedgerFile.read(plan.ledger());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
