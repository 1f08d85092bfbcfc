// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import dev.helios.standalone.services.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * PostgreSQL, Kafka and Redis in a temporary folder on free ports, and a server that uses them.
 * Nothing is left behind but the server's log in the build folder.
 */
final class World implements AutoCloseable {
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Path folder;
  private final Services services;
  private final HeliosServer server;
  private final Thread atExit;

  private World(Path folder, Services services, HeliosServer server) {
    this.folder = folder;
    this.services = services;
    this.server = server;
    this.atExit = new Thread(server::close, "stop-server");
  }

  static World start() throws Exception {
    Path folder = Files.createTempDirectory("helios-it-");
    Services services = Services.start(folder.resolve("data"));
    HeliosServer server = new HeliosServer(environment(services, folder, "server"), log("server"));
    World world = new World(folder, services, server);
    Runtime.getRuntime().addShutdownHook(world.atExit);
    try {
      server.start();
    } catch (Exception | AssertionError failed) {
      world.close();
      throw failed;
    }
    return world;
  }

  /** Each server has a state folder of its own, which ends with the log that it belongs to. */
  private static Map<String, String> environment(Services services, Path folder, String name)
      throws IOException {
    Map<String, String> environment = new HashMap<>(services.environment());
    environment.put("HELIOS_STATE_DIR", folder.resolve("streams-" + name).toString());
    environment.put("HELIOS_BODY_DEADLINE", "10s"); // a test waits for it
    return environment;
  }

  private static Path log(String name) throws IOException {
    String fork = "fork-" + System.getProperty("helios.test.fork", "1");
    Path logs = Files.createDirectories(Path.of("target", "it-logs", fork));
    // A server of the same name may be running: it goes on writing to its own.
    Path log = logs.resolve(name + "-" + STARTED.incrementAndGet() + ".log");
    Files.deleteIfExists(log);
    return log;
  }

  Services services() {
    return services;
  }

  HeliosServer server() {
    return server;
  }

  Client client() {
    return server.client();
  }

  /** Another server against the same services, not started yet. */
  HeliosServer second() throws IOException {
    return another("second", Map.of());
  }

  /** Another server with settings of its own, not started yet. */
  HeliosServer another(String name, Map<String, String> settings) throws IOException {
    Map<String, String> environment = environment(services, folder, name);
    environment.putAll(settings);
    return new HeliosServer(environment, log(name));
  }

  /** Another server that takes events in and feeds them, with these settings, not started yet. */
  HeliosServer guarded(Map<String, String> settings) throws IOException {
    Map<String, String> environment = environment(services, folder, "guarded");
    environment.put("HELIOS_ROLES", "ingest,feed");
    environment.putAll(settings);
    return new HeliosServer(environment, log("guarded"));
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // the hooks do it
    }
    server.close();
    services.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
