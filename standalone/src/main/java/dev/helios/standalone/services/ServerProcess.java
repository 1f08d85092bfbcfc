// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.supervise.JvmFlags;
import dev.helios.standalone.supervise.Launch;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.supervise.PortHolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The HELIOS server. It waits for its services by itself, so it is started beside them. */
public final class ServerProcess implements ManagedProcess {
  private static final int LIMIT_MS = 2_000;

  private final DataFolder data;
  private final LocalServices services;
  private final List<ServiceKind> own;
  private final Address address;
  private final Path home;

  /**
   * Where the server listens.
   *
   * @param host the address to bind
   * @param port the port of the API
   * @param dashboardPort the port of the dashboard
   */
  public record Address(String host, int port, int dashboardPort) {
    /** How a client on this machine reaches the host. */
    String local() {
      return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    public String url() {
      return "http://" + local() + ":" + port;
    }

    public String dashboardUrl() {
      return "http://" + local() + ":" + dashboardPort;
    }
  }

  /**
   * @param own the services that HELIOS starts itself; the others are named by the environment
   * @param home the checkout, in which the server was built
   */
  public ServerProcess(
      DataFolder data, LocalServices services, List<ServiceKind> own, Address address, Path home) {
    this.data = data;
    this.services = services;
    this.own = List.copyOf(own);
    this.address = address;
    this.home = home;
  }

  private Path program() {
    return home.resolve("server/target/quarkus-app/quarkus-run.jar");
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.SERVER;
  }

  @Override
  public String address() {
    return address.url();
  }

  @Override
  public void claim() throws InterruptedException, Refused {
    prepare();
    PortHolder.demand(address.host(), address.port(), "--port");
    PortHolder.demand(address.host(), address.dashboardPort(), "--dashboard-port");
  }

  @Override
  public void prepare() throws Refused {
    if (!Files.isRegularFile(program())) {
      throw new Refused(
          "The server was expected at %s and is not there; start with ./helios, which builds it."
              .formatted(program()));
    }
  }

  @Override
  public Launch launch() throws IOException {
    List<String> command = new ArrayList<>(List.of(JvmFlags.java()));
    command.addAll(JvmFlags.SERVER);
    if (Files.isRegularFile(cache(home))) {
      command.addAll(JvmFlags.cached(cache(home)));
    }
    return launch(command);
  }

  /** The launch whose orderly end leaves the cache of classes in the file. */
  Launch training(Path cache) throws IOException {
    List<String> command = new ArrayList<>(List.of(JvmFlags.java()));
    command.addAll(JvmFlags.SERVER);
    command.add("-XX:AOTCacheOutput=" + cache);
    return launch(command);
  }

  private Launch launch(List<String> command) throws IOException {
    command.addAll(List.of("-jar", program().toString()));
    return new Launch(command, environment(), home, data.log(kind()), build());
  }

  /** The server's classes as the JVM wants them, made by {@link BuildWarmup}; may be missing. */
  static Path cache(Path home) {
    return home.resolve("server/target/server.aot");
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (ServiceKind service : own) {
      environment.putAll(services.environment(service));
    }
    environment.put("API_HOST", address.host());
    environment.put("API_PORT", Integer.toString(address.port()));
    environment.put("HELIOS_DASHBOARD_PORT", Integer.toString(address.dashboardPort()));
    environment.put("HELIOS_STATE_DIR", data.folder("streams").toString());
    return environment;
  }

  /** Changes with every build: a server that runs from older files is not adopted. */
  private String build() throws IOException {
    StringBuilder build = new StringBuilder();
    Path folder = home.resolve("server/target/quarkus-app");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          build.append(folder.relativize(file)).append(' ').append(Files.size(file));
          build.append(' ').append(Files.getLastModifiedTime(file)).append('\n');
        }
      }
    }
    return build.toString();
  }

  @Override
  public boolean ready() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(address.url() + "/api/v1/health/live").toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MS);
    connection.setReadTimeout(LIMIT_MS);
    try {
      return connection.getResponseCode() == 200;
    } finally {
      connection.disconnect();
    }
  }

  /** Time to answer what it has received. */
  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(15);
  }
}
