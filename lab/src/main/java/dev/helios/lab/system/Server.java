// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import dev.helios.lab.client.Await;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged server as a process of its own, on a port that it keeps over restarts. */
public final class Server implements AutoCloseable {
  /** The server's heap in these proofs, in MiB. */
  public static final int HEAP_MIB = 512;

  private static final int PORTS_FROM = 15_000;
  private static final int PORTS_TO = 30_000;
  private static final int PORT_TRIES = 100;
  private static final Duration READY_LIMIT = Duration.ofMinutes(5);

  private final Path program;
  private final Map<String, String> environment;
  private final Path log;
  private final int port;
  private @Nullable Process process;

  Server(Path home, Map<String, String> environment, Path log) throws IOException {
    this.program = home.resolve("server/target/quarkus-app/quarkus-run.jar");
    this.environment = environment;
    this.log = log;
    this.port = freePort();
  }

  /**
   * A port of loopback that nobody has now, and that the system gives to no connection: a client
   * that knocks while the server is away cannot come to sit on it.
   */
  public static int freePort() throws IOException {
    for (int i = 0; i < PORT_TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(PORTS_FROM, PORTS_TO);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // The next.
      }
    }
    throw new IOException("no port of %d to %d is free".formatted(PORTS_FROM, PORTS_TO));
  }

  /** Starts it and waits until every part of it works. */
  public void start() throws IOException, InterruptedException {
    launch();
    awaitHealthy();
  }

  /** Starts it without waiting. */
  public synchronized void launch() throws IOException {
    if (!Files.isRegularFile(program)) {
      throw new IOException("the packaged server is not there; build it with ./helios");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx" + HEAP_MIB + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            program.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("HELIOS_"));
    builder.environment().putAll(environment);
    builder.environment().putAll(Map.of("API_HOST", "127.0.0.1", "API_PORT", "" + port));
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  public void awaitHealthy() throws IOException, InterruptedException {
    Await.until(
        "the server on port " + port + " is healthy; its log is " + log,
        READY_LIMIT,
        () -> {
          if (!isAlive()) {
            throw new IOException("the server ended by itself; its log is " + log);
          }
          return api().isHealthy();
        });
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException("expected a running server");
    }
    return process.pid();
  }

  public Api api() {
    return new Api(base());
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends it at once, with no chance to tidy up. */
  public synchronized void kill9() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
    process = null;
  }

  /** Ends it in order; whether it ended within the time, without force. */
  public synchronized boolean terminate(Duration limit) throws InterruptedException {
    Process running = process;
    process = null;
    if (running == null) {
      return true;
    }
    running.destroy();
    if (running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return true;
    }
    running.destroyForcibly().waitFor();
    return false;
  }

  @Override
  public void close() {
    try {
      terminate(Duration.ofSeconds(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
