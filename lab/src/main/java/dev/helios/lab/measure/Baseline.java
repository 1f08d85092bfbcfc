// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.load.Generator;
import dev.helios.lab.machine.Command;
import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.services.Services;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The pipeline that HELIOS is compared with: FastAPI with PostgreSQL and Redis, one event a
 * request. Its files lie outside this project. Its PostgreSQL and Redis are the same programs with
 * the same settings as HELIOS's own, in processes of their own.
 */
public final class Baseline implements AutoCloseable {
  /** Its one webhook takes events as EventBridge sends them. */
  public static final Generator.Shape SHAPE = Generator.Shape.EVENTBRIDGE;

  private static final List<String> FILES = List.of("baseline_fastapi.py", "baseline.sql");
  private static final String IMPORTS =
      "import fastapi, uvicorn, asyncpg, redis, uvloop, httptools";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Services services;
  private final Connection database;
  private final Process server;
  private final URI url;

  private Baseline(Services services, Connection database, Process server, URI url) {
    this.services = services;
    this.database = database;
    this.server = server;
    this.url = url;
  }

  /** Why it cannot run here, as a sentence; nothing when it can. */
  public static Optional<String> obstacle(Path files) throws InterruptedException {
    for (String file : FILES) {
      if (!Files.isRegularFile(files.resolve(file))) {
        return Optional.of("there is no " + file + " in " + files.getFileName());
      }
    }
    return python().isPresent()
        ? Optional.empty()
        : Optional.of(
            "no python3 here has fastapi, uvicorn, asyncpg, redis, uvloop and httptools"
                + " (Debian: apt-get install python3-fastapi python3-uvicorn python3-asyncpg"
                + " python3-redis python3-uvloop python3-httptools)");
  }

  private static Optional<String> python() throws InterruptedException {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        Command.run(Duration.ofSeconds(20), List.of(python, "-c", IMPORTS));
        return Optional.of(python);
      } catch (IOException without) {
        // The next may have them.
      }
    }
    return Optional.empty();
  }

  /** Starts it on empty data. Ask for an {@link #obstacle} first. */
  public static Baseline start(Path files, Path data) throws IOException, InterruptedException {
    Services services;
    try {
      services = Services.start(data, EnumSet.of(ServiceKind.POSTGRESQL, ServiceKind.REDIS));
    } catch (Refused e) {
      throw new IOException("the baseline's services: " + e.getMessage(), e);
    }
    try {
      String base = services.jdbcUrl();
      String place = base.substring("jdbc:postgresql://".length(), base.lastIndexOf('/'));
      String password = services.superuserPassword();
      Connection database = database(base, place, password, files.resolve("baseline.sql"));
      int port = free();
      ProcessBuilder builder =
          new ProcessBuilder(
              python().orElse("python3"),
              "-m",
              "uvicorn",
              "baseline_fastapi:app",
              "--port",
              Integer.toString(port),
              "--log-level",
              "warning");
      builder.directory(files.toFile());
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      builder.environment().put("BASELINE_REDIS", services.redisUrl() + "/0");
      builder
          .environment()
          .put("BASELINE_DSN", "postgresql://postgres:" + password + "@" + place + "/helios_base");
      builder.redirectErrorStream(true).redirectOutput(data.resolve("uvicorn.out").toFile());
      Process server = builder.start();
      URI url = URI.create("http://127.0.0.1:" + port);
      Baseline baseline = new Baseline(services, database, server, url);
      baseline.await(port);
      return baseline;
    } catch (InterruptedException e) {
      services.close();
      throw e;
    } catch (IOException | SQLException e) {
      services.close();
      throw new IOException("the baseline could not be started: " + e.getMessage(), e);
    }
  }

  private static Connection database(String base, String place, String password, Path tables)
      throws SQLException, IOException {
    try (Connection first = DriverManager.getConnection(base, "postgres", password);
        Statement statement = first.createStatement()) {
      statement.execute("create database helios_base");
    }
    String url = "jdbc:postgresql://" + place + "/helios_base";
    Connection database = DriverManager.getConnection(url, "postgres", password);
    try (Statement statement = database.createStatement()) {
      statement.execute(Files.readString(tables));
    }
    return database;
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (ConnectException notYet) {
        if (!server.isAlive() || System.nanoTime() > end) {
          close();
          throw new IOException("uvicorn did not start; see uvicorn.out", notYet);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  /** Where its webhook and its feed are. */
  public URI url() {
    return url;
  }

  /** How many events its database holds. */
  public long events() throws IOException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from events")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException("the baseline's events could not be counted", e);
    }
  }

  /** The process of each of its parts. */
  public Map<String, Long> processes() {
    Map<String, Long> processes = new LinkedHashMap<>();
    processes.put("uvicorn", server.pid());
    processes.put("postgresql", services.pid(ServiceKind.POSTGRESQL));
    processes.put("redis", services.pid(ServiceKind.REDIS));
    return processes;
  }

  /** For measurements beside it: its PostgreSQL, as {@code postgresql://} for the role helios. */
  public String databaseUrl() throws IOException {
    return services.databaseUrl();
  }

  @Override
  public void close() {
    server.destroy();
    try {
      database.close();
      server.waitFor(10, TimeUnit.SECONDS);
    } catch (SQLException | InterruptedException e) {
      // It is stopped either way, with its database.
    }
    services.close();
  }
}
