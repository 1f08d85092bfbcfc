// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stand-in for Pub/Sub of the clouds' own tests, or Google's emulator where it is installed, as
 * a process that can be killed. The emulator keeps everything in memory: a kill empties it.
 */
final class PubSubProcess implements AutoCloseable {
  private static final Path TESTS = Path.of("../connectors/target/test-classes").toAbsolutePath();
  private static final String PROGRAM = "dev.helios.connectors.gcp.PubSubProgram";

  private final int port;
  private final List<String> command;
  private Process process;

  private PubSubProcess(int port, List<String> command) throws Exception {
    this.port = port;
    this.command = command;
    this.process = launch();
  }

  /** In which a second of a lease lasts so many milliseconds. */
  static PubSubProcess own(Path folder, int leaseSecond) throws Exception {
    int port = freePort();
    List<String> command = program();
    String journal = folder.resolve("journal").toString();
    command.addAll(List.of(Integer.toString(port), journal, Integer.toString(leaseSecond)));
    return new PubSubProcess(port, command);
  }

  /** Google's own; empty where none is installed. */
  static Optional<PubSubProcess> google() throws Exception {
    Process asked = new ProcessBuilder(program()).start();
    String jar = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (jar.isEmpty()) {
      return Optional.empty();
    }
    int port = freePort();
    List<String> command = java();
    command.addAll(List.of("-jar", jar, "--host=127.0.0.1", "--port=" + port));
    return Optional.of(new PubSubProcess(port, command));
  }

  private static List<String> java() {
    return new ArrayList<>(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m"));
  }

  private static List<String> program() {
    if (!Files.isDirectory(TESTS)) {
      throw new IllegalStateException("expected the compiled tests of clouds at " + TESTS);
    }
    List<String> command = java();
    String classes = TESTS + File.pathSeparator + System.getProperty("java.class.path");
    command.addAll(List.of("-cp", classes, PROGRAM));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** How many messages wait; our own stand-in says so, Google's does not. */
  synchronized long backlog(String subscription) throws IOException {
    process.outputWriter().write(subscription + "\n");
    process.outputWriter().flush();
    String answer = process.inputReader().readLine();
    if (answer == null) {
      throw new IOException("expected the backlog of " + subscription + ", found an end");
    }
    return Long.parseLong(answer);
  }

  synchronized void killAndRestart() throws Exception {
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
    Listening.await("Pub/Sub", started, port);
    if (own) {
      started.inputReader().readLine(); // that it is ready
    }
    return started;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
