// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import dev.helios.testkit.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@link PubSubProgram}, or Google's emulator where it is installed, as a process that can be
 * killed. The emulator keeps everything in memory: a kill empties it.
 */
public final class PubSubProcess implements AutoCloseable {
  private static final String PROGRAM = PubSubProgram.class.getName();

  private final int port;
  private final List<String> command;
  private Process process;

  private PubSubProcess(int port, List<String> command) throws Exception {
    this.port = port;
    this.command = command;
    this.process = launch();
  }

  /** Our own, in which a second of a lease lasts so many milliseconds. */
  public static PubSubProcess own(Path folder, int leaseSecond) throws Exception {
    int port = Loopback.freePort();
    List<String> command = java();
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM));
    String journal = folder.resolve("journal").toString();
    command.addAll(List.of(Integer.toString(port), journal, Integer.toString(leaseSecond)));
    return new PubSubProcess(port, command);
  }

  /** Google's own; empty where none is installed. */
  public static Optional<PubSubProcess> google() throws Exception {
    Optional<Path> jar = GoogleEmulator.jar();
    return jar.isEmpty() ? Optional.empty() : Optional.of(google(jar.get()));
  }

  /** Google's own, from its jar. */
  public static PubSubProcess google(Path jar) throws Exception {
    int port = Loopback.freePort();
    List<String> command = java();
    command.addAll(List.of("-jar", jar.toString(), "--host=127.0.0.1", "--port=" + port));
    return new PubSubProcess(port, command);
  }

  private static List<String> java() {
    return new ArrayList<>(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m"));
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** How many messages wait; our own says so, Google's does not. */
  public synchronized long backlog(String subscription) throws IOException {
    process.outputWriter().write(subscription + "\n");
    process.outputWriter().flush();
    String answer = process.inputReader().readLine();
    if (answer == null) {
      throw new IOException("expected the backlog of " + subscription + ", found an end");
    }
    return Long.parseLong(answer);
  }

  public synchronized void killAndRestart() throws Exception {
    process.destroyForcibly().waitFor();
    process = launch();
  }

  private Process launch() throws Exception {
    boolean own = command.contains(PROGRAM);
    Process started =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(own ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
            .start();
    Loopback.awaitListening("Pub/Sub", started, port);
    if (own) {
      started.inputReader().readLine(); // that it is ready
    }
    return started;
  }

  /** Ends it as kill -9 does. May be done more than once. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
