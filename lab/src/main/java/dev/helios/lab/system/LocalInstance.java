// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.lab.machine.Command;
import dev.helios.lab.machine.ScratchFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A HELIOS of the run's own, on data of its own, started and stopped as a user does it. Closing it
 * stops it and deletes the data.
 */
public final class LocalInstance implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final List<String> PARTS = List.of("server", "kafka", "postgresql", "redis");

  private final Path launcher;
  private final Path data;
  private final URI url;
  private final int dashboardPort;
  private final Thread atExit = new Thread(this::stop, "stop-helios");

  private LocalInstance(Path home, Path data, int port, int dashboardPort) {
    this.launcher = home.resolve("helios");
    this.data = data;
    this.url = URI.create("http://127.0.0.1:" + port);
    this.dashboardPort = dashboardPort;
  }

  /** Not started yet; {@code data} must be a folder that may be deleted afterwards. */
  public static LocalInstance on(Path home, Path data) throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new LocalInstance(home, data, one.getLocalPort(), two.getLocalPort());
    }
  }

  /** {@code helios up}: returns when everything is ready. */
  public void up() throws IOException, InterruptedException {
    start(List.of("up"));
  }

  /** {@code helios demo} with the simulator; returns when everything is ready. */
  public void demo() throws IOException, InterruptedException {
    start(List.of("demo", "--no-browser"));
  }

  private void start(List<String> words) throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(atExit);
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.addAll(words);
    command.addAll(List.of("--detach", "--data", data.toString()));
    command.addAll(List.of("--port", Integer.toString(url.getPort())));
    command.addAll(List.of("--dashboard-port", Integer.toString(dashboardPort)));
    Command.run(START_LIMIT, command);
  }

  /** Where the API is. */
  public URI url() {
    return url;
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

  /** The process of each part, and of their supervisor. */
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
      Command.run(
          Duration.ofMinutes(2), List.of(launcher.toString(), "stop", "--data", data.toString()));
    } catch (IOException e) {
      System.err.println("HELIOS on " + data + " could not be stopped: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
