// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Ports;
import dev.helios.standalone.data.Secrets;
import dev.helios.standalone.supervise.Launch;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.unpack.Software;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL, durable: a commit is on the disk before it is answered. Loopback only. The settings
 * are given on the command line, where no file and no {@code alter system} can weaken the durable
 * ones.
 */
public final class Postgres implements ManagedProcess {
  private static final String PORT = "postgresql";

  static {
    try {
      // Loaded by this class's own loader, so that DriverManager hands it out under any loader.
      Class.forName("org.postgresql.Driver");
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("expected the PostgreSQL driver on the class path", missing);
    }
  }

  private final DataFolder data;
  private final Software software;
  private final Ports ports;
  private final Secrets secrets;

  Postgres(DataFolder data, Software software, Ports ports, Secrets secrets) {
    this.data = data;
    this.software = software;
    this.ports = ports;
    this.secrets = secrets;
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.POSTGRESQL;
  }

  @Override
  public String address() throws IOException {
    return "127.0.0.1:" + ports.port(PORT);
  }

  @Override
  public void claim() throws IOException {
    ports.claim(PORT);
  }

  /** For the server: {@code postgresql://helios:...@127.0.0.1:port/helios}. */
  String url() throws IOException {
    return "postgresql://helios:%s@%s/%s".formatted(password(), address(), PostgresFolder.DATABASE);
  }

  String jdbcUrl() throws IOException {
    return "jdbc:postgresql://%s/%s".formatted(address(), PostgresFolder.DATABASE);
  }

  String password() throws IOException {
    return secrets.secret("postgresql-helios");
  }

  String superPassword() throws IOException {
    return secrets.secret("postgresql-postgres");
  }

  private Path place() throws IOException {
    return data.folder("postgresql").resolve("18");
  }

  private PostgresUser user() throws IOException, InterruptedException, Refused {
    Path home = data.folder("postgresql");
    return PostgresUser.decide(software.postgres().resolve("bin/postgres"), home, place());
  }

  @Override
  public void prepare() throws IOException, InterruptedException, Refused {
    new PostgresFolder(place(), software.postgres(), user()).make(superPassword(), password());
  }

  @Override
  public Launch launch() throws IOException, InterruptedException, Refused {
    List<String> command = new ArrayList<>();
    command.add(software.postgres().resolve("bin/postgres").toString());
    command.add("-D");
    command.add(place().toString());
    settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new Launch(
        user().running(command),
        Map.of("LC_ALL", "C", "TZ", "UTC"),
        data.folder("postgresql"),
        data.log(kind()),
        "");
  }

  private Map<String, String> settings() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(ports.port(PORT)));
    settings.put("unix_socket_directories", "");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("wal_compression", "pglz");
    settings.put("max_wal_size", "2GB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("max_connections", "50");
    settings.put("shared_buffers", "256MB");
    settings.put("work_mem", "8MB");
    settings.put("maintenance_work_mem", "128MB");
    settings.put("effective_cache_size", "1GB");
    settings.put("random_page_cost", "1.1");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_line_prefix", "%m [%p] ");
    return settings;
  }

  @Override
  public boolean ready() throws IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select 1")) {
      return row.next();
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Connection connect() throws IOException, SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "helios");
    properties.setProperty("password", password());
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "3");
    properties.setProperty("loginTimeout", "3");
    properties.setProperty("sslmode", "disable");
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /** The fast shutdown: open transactions are rolled back, what was committed stays. */
  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(30);
  }
}
