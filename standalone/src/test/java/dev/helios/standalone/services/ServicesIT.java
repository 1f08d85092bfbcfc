// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The three services as real processes. */
class ServicesIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Services services;

  @BeforeAll
  static void start(@TempDir Path temporary) throws Exception {
    folder = temporary.resolve("with a space");
    services = Services.start(folder);
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync,on",
    "synchronous_commit,on",
    "full_page_writes,on",
    "data_checksums,on",
    "wal_compression,pglz",
    "max_wal_size,2GB",
    "shared_buffers,256MB",
    "password_encryption,scram-sha-256",
    "server_encoding,UTF8",
    "listen_addresses,127.0.0.1"
  })
  void start_postgresql_runsDurablyAndLocally(String setting, String expected) throws Exception {
    assertThat(answer("show " + setting)).isEqualTo(expected);
  }

  @Test
  void start_postgresql_rejectsAWrongPassword() {
    SQLException refused =
        catchThrowableOfType(SQLException.class, () -> connect("helios", "guess").close());
    assertThat(refused.getSQLState()).isEqualTo("28P01");
  }

  @Test
  void start_postgresql_givesTheServerNoSuperuser() throws Exception {
    assertThat(answer("select rolsuper from pg_roles where rolname = current_user")).isEqualTo("f");
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "KAFKA", "REDIS"})
  void kill9_anyPart_isStartedAgainByItself(ServiceKind kind) throws Exception {
    long before = services.pid(kind);
    services.kill9(kind);
    services.awaitReady(kind, LIMIT);
    assertThat(services.pid(kind)).isNotEqualTo(before);
  }

  @Test
  void kill9_postgresql_keepsWhatWasCommitted() throws Exception {
    run("create table kept (n int)", "insert into kept values (1)");
    services.kill9(ServiceKind.POSTGRESQL);
    services.awaitReady(ServiceKind.POSTGRESQL, LIMIT);
    assertThat(answer("select count(*) from kept")).isEqualTo("1");
  }

  @Test
  void restart_redis_keepsItsPort() throws Exception {
    String before = services.redisUrl();
    services.restart(ServiceKind.REDIS);
    assertThat(services.redisUrl()).isEqualTo(before);
  }

  @Test
  void pause_redis_answersNothingUntilResumed() throws Exception {
    services.pause(ServiceKind.REDIS);
    try {
      assertThatThrownBy(ServicesIT::ping).isInstanceOf(SocketTimeoutException.class);
    } finally {
      services.resume(ServiceKind.REDIS);
    }
    assertThat(ping()).isEqualTo('+');
  }

  private static int ping() throws IOException {
    int port = URI.create(services.redisUrl()).getPort();
    try (LoopbackConnection ask = LoopbackConnection.open(port)) {
      return ask.send("PING\r\n".getBytes(StandardCharsets.UTF_8)).readByte();
    }
  }

  @Test
  void secrets_underAnyUmask_areReadableByTheOwnerOnly() throws Exception {
    Path secrets = folder.resolve("secrets.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rw-------");
  }

  private static String answer(String query) throws Exception {
    try (Connection connection = connect("helios", services.databasePassword());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  private static void run(String... statements) throws Exception {
    try (Connection connection = connect("helios", services.databasePassword());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection connect(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    try {
      return DriverManager.getConnection(services.jdbcUrl(), properties);
    } catch (IOException unreadable) {
      throw new SQLException(unreadable);
    }
  }
}
