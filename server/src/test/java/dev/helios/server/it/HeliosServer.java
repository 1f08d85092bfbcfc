// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import dev.helios.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged server as a process of its own, on a port that it keeps over restarts. */
final class HeliosServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final int LOG_TAIL = 4_000;

  private final Map<String, String> environment;
  private final Path log;
  private final int port;
  private @Nullable Process process;

  HeliosServer(Map<String, String> environment, Path log) throws IOException {
    this.environment = environment;
    this.log = log;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
  }

  /** Starts it and waits until it takes events and feeds them. */
  synchronized void start() throws Exception {
    launch();
    awaitReady();
  }

  /** Starts it without waiting for anything. */
  synchronized void launch() throws IOException {
    if (!Files.isRegularFile(PROGRAM)) {
      throw new IllegalStateException("expected the packaged server at " + PROGRAM);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            PROGRAM.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("HELIOS_"));
    builder.environment().putAll(environment);
    builder.environment().putAll(Map.of("API_HOST", "127.0.0.1", "API_PORT", "" + port));
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  void awaitReady() throws Exception {
    Await.until(
        "the server on port " + port + " is healthy",
        () -> {
          if (!isAlive()) {
            throw new AssertionError("the server ended; its last words:\n" + lastWords());
          }
          return isHealthy();
        });
  }

  /** Whether every part is up, the feed and the event writer too. */
  boolean isHealthy() throws InterruptedException {
    try {
      Answer health = client().get("/api/v1/health/detailed");
      return health.status() == 200
          && health.member("status").equals("healthy")
          && health.member("websocket").equals("healthy")
          && health.json().at("/parts/event_writer/status").asText().equals("healthy");
    } catch (IOException notYet) {
      return false;
    }
  }

  Client client() {
    return new Client(base());
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  /** Whether it runs; not so after it has ended by itself. */
  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends it at once, with no chance to tidy up. */
  synchronized void kill9() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
    process = null;
  }

  /** Everything it has written to its log. */
  String words() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private String lastWords() throws IOException {
    String words = words();
    return words.substring(Math.max(0, words.length() - LOG_TAIL));
  }

  /** Ends it in order, and by force when that takes too long. */
  @Override
  public synchronized void close() {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(20, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process = null;
  }
}
