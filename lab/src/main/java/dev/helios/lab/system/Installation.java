// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import dev.helios.lab.client.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A HELIOS as {@code ./helios up} starts it, with its supervisor, on a folder of its own. */
public final class Installation implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(6);

  private final Path home;
  private final Path data;
  private final int port;
  private final int dashboardPort;
  private final Thread atExit = new Thread(this::stop, "stop-installation");
  private @Nullable Process supervisor;

  public Installation(Path home, Path data) throws IOException {
    this.home = home;
    this.data = data;
    this.port = Server.freePort();
    this.dashboardPort = Server.freePort();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts the supervisor. */
  public void up() throws IOException {
    supervisor = launch();
  }

  private Process launch() throws IOException {
    return command("up", "--port", "" + port, "--dashboard-port", "" + dashboardPort)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private ProcessBuilder command(String name, String... more) {
    List<String> words =
        Stream.concat(
                Stream.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-Dhelios.home=" + home,
                    "-jar",
                    home.resolve("standalone/target/helios-standalone.jar").toString(),
                    name,
                    "--data",
                    data.toString()),
                Stream.of(more))
            .toList();
    return new ProcessBuilder(words);
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Api api() {
    return new Api(base());
  }

  public void awaitHealthy() throws IOException, InterruptedException {
    Await.until("'up' on port " + port + " is healthy", LIMIT, () -> api().isHealthy());
  }

  /** Waits until the supervisor says that it has everything in hand. */
  public void awaitSupervised() throws IOException, InterruptedException {
    Await.until("the new supervisor is ready", LIMIT, this::isSupervised);
  }

  private boolean isSupervised() throws IOException {
    Process running = supervisor;
    Path owner = data.resolve("run/owner.json");
    if (running == null || !running.isAlive()) {
      throw new IOException("'up' ended by itself beside its orphans");
    }
    String text = Files.isRegularFile(owner) ? Files.readString(owner) : "";
    return text.contains("\"" + running.pid() + "\"") && text.contains("ready")
        || text.contains(":" + running.pid()) && text.contains("ready");
  }

  public void killSupervisor() throws InterruptedException {
    Process running = supervisor;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
    supervisor = null;
  }

  /** Whether a second 'up' on this folder gets anywhere. */
  public boolean startsAgain() throws IOException, InterruptedException {
    Process second = launch();
    boolean ended = second.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    second.destroyForcibly().waitFor();
    return !ended || second.exitValue() == 0;
  }

  /** How many processes of each part work for this folder, as Linux tells it. */
  public Map<String, Long> processes() throws IOException {
    Map<String, Long> parts = new TreeMap<>();
    parts.put("postgresql", count(pid -> words(pid, "cmdline").contains("-D " + data)));
    parts.put(
        "kafka",
        count(pid -> words(pid, "cmdline").contains(" kafka.Kafka ") && cwd(pid).startsWith(data)));
    parts.put(
        "server",
        count(
            pid ->
                words(pid, "cmdline").contains("quarkus-run.jar")
                    && words(pid, "environ").contains("HELIOS_STATE_DIR=" + data)));
    return parts;
  }

  private static long count(Predicate<String> which) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .filter(which)
          .count();
    }
  }

  private static String words(String pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", pid, file));
      return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  private static Path cwd(String pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", pid, "cwd"));
    } catch (IOException gone) {
      return Path.of("/");
    }
  }

  /** A second server on the folder, which nothing supervises. */
  public record Twin(Process process) implements AutoCloseable {
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** Starts a {@link Twin} by hand. */
  public Twin twin() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-jar",
            home.resolve("server/target/quarkus-app/quarkus-run.jar").toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "API_PORT",
                "" + Server.freePort(),
                "HELIOS_STATE_DIR",
                data.resolve("streams").toString()));
    Twin twin =
        new Twin(
            builder
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    Await.within(
        LIMIT, () -> twin.isAlive() && !words("" + twin.process().pid(), "environ").isEmpty());
    return twin;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // the hook does it
    }
    stop();
  }

  private void stop() {
    try {
      Process running = supervisor;
      if (running != null) {
        running.destroy();
        running.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
      // Whatever a killed supervisor has left.
      command("stop")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("'stop' could not be started: " + e.getMessage());
    }
  }
}
