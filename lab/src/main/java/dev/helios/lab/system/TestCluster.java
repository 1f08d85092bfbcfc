// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.LoadPlan;
import dev.helios.lab.load.LoadProcess;
import dev.helios.lab.machine.Cores;
import dev.helios.lab.machine.ScratchFolder;
import dev.helios.standalone.Refused;
import dev.helios.standalone.services.Services;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * PostgreSQL, Kafka and Redis in a folder on free ports, and servers that use them: a HELIOS to be
 * hurt part by part, whose servers nobody restarts but the run itself. {@link LocalInstance} is the
 * whole with its supervisor. Everything is stopped by {@link #close}, and the folder is emptied.
 */
public final class TestCluster implements AutoCloseable {
  private static final Duration CATCH_UP = Duration.ofMinutes(3);

  private final Path home;
  private final Path folder;
  private final Path logs;
  private final Map<String, String> settings;
  private final Services services;
  private final List<Server> servers = new ArrayList<>();
  private final List<LoadProcess> loads = new ArrayList<>();
  private final Thread atExit = new Thread(this::stopServers, "stop-cluster");
  private int marks;

  private TestCluster(
      Path home, Path folder, Path logs, Map<String, String> settings, Services services) {
    this.home = home;
    this.folder = folder;
    this.logs = logs;
    this.settings = settings;
    this.services = services;
  }

  /**
   * Starts everything and waits until it works.
   *
   * @param home the checkout
   * @param folder a new or empty folder for all data
   * @param logs where the servers' logs stay when the folder is gone
   * @param settings of the server, beside the addresses of the services
   */
  public static TestCluster start(Path home, Path folder, Path logs, Map<String, String> settings)
      throws IOException, InterruptedException, Refused {
    Files.createDirectories(logs);
    Files.createDirectories(folder);
    Services services = Services.start(folder.resolve("data"));
    TestCluster cluster = new TestCluster(home, folder, logs, settings, services);
    Runtime.getRuntime().addShutdownHook(cluster.atExit);
    try {
      cluster.addServer().start();
      return cluster;
    } catch (IOException | InterruptedException e) {
      cluster.close();
      throw e;
    }
  }

  /** A further server against the same services, not started yet. */
  public Server addServer() throws IOException {
    return addServer(Map.of());
  }

  /** A further server with other settings, not started yet. */
  public Server addServer(Map<String, String> more) throws IOException {
    String name = "server-" + servers.size();
    Map<String, String> environment = new HashMap<>(services.environment());
    environment.putAll(settings);
    environment.putAll(more);
    environment.put("HELIOS_STATE_DIR", folder.resolve("streams-" + name).toString());
    Server server = new Server(home, environment, logs.resolve(name + ".log"));
    servers.add(server);
    return server;
  }

  public Services services() {
    return services;
  }

  /** The first server. */
  public Server server() {
    return servers.getFirst();
  }

  public Api api() {
    return server().api();
  }

  /** A connection to PostgreSQL as the owner of the database. */
  public Connection database() throws IOException {
    try {
      return DriverManager.getConnection(services.jdbcUrl(), "helios", services.databasePassword());
    } catch (SQLException e) {
      throw new IOException("PostgreSQL gives no connection", e);
    }
  }

  public Path home() {
    return home;
  }

  public Path folder() {
    return folder;
  }

  /** Everything that runs for it, but loads. */
  public List<ProcessHandle> processes() {
    Stream<Long> parts = Services.ALL.stream().map(services::pid);
    return Stream.concat(parts, servers.stream().filter(Server::isAlive).map(Server::pid))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .toList();
  }

  /** A prefix for event ids that no other load on this cluster has. */
  public String mark() {
    return "p" + ++marks + "-";
  }

  /** The plan of a load that insists, at the first server. */
  public LoadPlan insisting() {
    return insisting(List.of(server().base()));
  }

  public LoadPlan insisting(List<URI> urls) {
    String mark = mark();
    return LoadPlan.insisting(urls, folder.resolve("ledger-" + mark), mark);
  }

  public LoadProcess load(LoadPlan plan) throws IOException {
    return load(plan, List.of());
  }

  /** A load on cores of its own. */
  public LoadProcess load(LoadPlan plan, Cores cores) throws IOException {
    return load(plan, cores.senders());
  }

  private LoadProcess load(LoadPlan plan, List<String> launcher) throws IOException {
    LoadProcess load = LoadProcess.start(plan, launcher);
    loads.add(load);
    return load;
  }

  /** Compares when everything in the log has been read. */
  public Tally compare(Ledger ledger, String mark, List<String> flaws)
      throws IOException, InterruptedException {
    flaws.addAll(api().flawsAtRest(CATCH_UP));
    return Tally.of(ledger, api().stored(), mark);
  }

  private void stopServers() {
    loads.forEach(LoadProcess::close);
    servers.forEach(Server::close);
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // the hooks do it
    }
    boolean interrupted = Thread.interrupted(); // whoever is stopped still stops all of this
    stopServers();
    interrupted |= Thread.interrupted();
    services.close();
    ScratchFolder.empty(folder);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
