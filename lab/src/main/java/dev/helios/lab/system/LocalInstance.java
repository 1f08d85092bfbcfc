// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.lab.client.Await;
import dev.helios.lab.machine.Command;
import dev.helios.lab.machine.ScratchFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A HELIOS as a user starts it: services, server and their supervisor, on a folder and on ports of
 * its own. Closing it stops it and deletes the data. One thread at a time.
 */
public final class LocalInstance implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final List<String> PARTS = List.of("server", "kafka", "postgresql", "redis");

  private final Path home;
  private final Path data;
  private final int port;
  private final int dashboardPort;
  private final Thread atExit = new Thread(this::stop, "stop-helios");
  private @Nullable Process supervisor;

  /** Not started yet; {@code data} must be a folder that may be deleted afterwards. */
  public LocalInstance(Path home, Path data) throws IOException {
    this.home = home;
    this.data = data;
    this.port = Server.freePort();
    this.dashboardPort = Server.freePort();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** {@code helios up} in the background; returns when everything is ready. */
  public void up() throws IOException, InterruptedException {
    List<String> command = standalone("up");
    command.add("--detach");
    Command.run(LIMIT, command);
  }

  /** {@code helios demo}, script and all, with the simulator; returns when everything is ready. */
  public void demo() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(home.resolve("helios").toString(), "demo", "--no-browser", "--detach"));
    Command.run(LIMIT, withPlace(command));
  }

  /** {@code helios up} as a child of this process, which can be killed; does not wait. */
  public void launch() throws IOException {
    supervisor = quiet(standalone("up"));
  }

  private List<String> standalone(String name) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dhelios.home=" + home,
            "-jar",
            home.resolve("standalone/target/helios-standalone.jar").toString(),
            name));
    return withPlace(command);
  }

  private List<String> withPlace(List<String> command) {
    command.addAll(List.of("--data", data.toString()));
    if (!command.contains("stop")) {
      command.addAll(List.of("--port", Integer.toString(port)));
      command.addAll(List.of("--dashboard-port", Integer.toString(dashboardPort)));
    }
    return command;
  }

  private static Process quiet(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Where the API is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Api api() {
    return new Api(url());
  }

  public void awaitHealthy() throws IOException, InterruptedException {
    Await.until("'up' on port " + port + " is healthy", LIMIT, () -> api().isHealthy());
  }

  /** Waits until the launched supervisor says that it has everything in hand. */
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
    return text.contains("ready")
        && (text.contains("\"" + running.pid() + "\"") || text.contains(":" + running.pid()));
  }

  /** Kills the launched supervisor with {@code SIGKILL}; its children live on. */
  public void killSupervisor() throws InterruptedException {
    Process running = supervisor;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
    supervisor = null;
  }

  /** Whether a second {@code up} on this folder gets anywhere. */
  public boolean startsAgain() throws IOException, InterruptedException {
    Process second = quiet(standalone("up"));
    boolean ended = second.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    second.destroyForcibly().waitFor();
    return !ended || second.exitValue() == 0;
  }

  /** How many processes of each part work for this folder. */
  public Map<String, Long> count() throws IOException {
    return PartProcesses.of(data);
  }

  /** A second server on the same folder, which nothing supervises; whoever starts it ends it. */
  public Process secondServer() throws IOException, InterruptedException {
    return PartProcesses.startServer(home, data, LIMIT);
  }

  /** The broker, as host:port. */
  public String kafka() throws IOException {
    return "127.0.0.1:" + read("ports.json").path("kafka").asText();
  }

  /** {@code postgresql://user:password@host:port/database}. */
  public String databaseUrl() throws IOException {
    return "postgresql://helios:%s@127.0.0.1:%s/helios"
        .formatted(
            read("secrets.json").path("postgresql-helios").asText(),
            read("ports.json").path("postgresql").asText());
  }

  /** The main process of each part, and of their supervisor. */
  public Map<String, Long> processes() throws IOException {
    Map<String, Long> processes = new LinkedHashMap<>();
    for (String part : PARTS) {
      processes.put(part, read("run/" + part + ".json").path("pid").asLong());
    }
    processes.put("supervisor", read("run/owner.json").path("pid").asLong());
    return processes;
  }

  private JsonNode read(String file) throws IOException {
    return JSON.readTree(Files.readString(data.resolve(file)));
  }

  private void stop() {
    try {
      Process running = supervisor;
      if (running != null) {
        running.destroy();
        running.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
      // Whatever a killed supervisor has left.
      Command.run(LIMIT, standalone("stop"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("HELIOS on " + data + " could not be stopped: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // the hook does it
    }
    stop();
    ScratchFolder.delete(data);
  }
}
