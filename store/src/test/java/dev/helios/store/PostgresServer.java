// SPDX-License-Identifier: MIT
package dev.helios.store;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for the tests of one JVM: unpacked and initialised under a temporary folder,
 * listening on loopback, stopped when the JVM ends. The server is this JVM's child and dies with
 * its standard input: nothing is left behind even when the JVM is killed.
 */
public final class PostgresServer {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path folder;
  private final int port;

  private PostgresServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** The URL of a fresh, empty database. */
  public String newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), "helios", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create " + name, e);
    }
    return "postgresql://helios@127.0.0.1:" + port + "/" + name;
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("helios-store-test-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      unpack(folder);
      run(
          folder,
          List.of(
              "bin/initdb",
              "-D",
              "data",
              "-U",
              "helios",
              "-A",
              "trust",
              "-E",
              "UTF8",
              "--locale=C.UTF-8",
              "-N"));
      PostgresServer server = new PostgresServer(folder, freePort());
      server.launch();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch() throws IOException {
    // The shell waits for the end of its input, which comes with the end of this JVM, however it
    // ends; then it stops the server and removes the folder.
    String script =
        """
        bin/postgres -D data -h 127.0.0.1 -p "$0" -k '' -c shared_buffers=256MB -c max_wal_size=2GB \
          -c log_min_messages=fatal -c log_min_error_statement=panic >server.log 2>&1 </dev/null &
        server=$!
        cat >/dev/null
        kill -QUIT $server; wait $server; rm -rf data bin lib share *.log
        """;
    Process process = process(folder, List.of("/bin/sh", "-c", script, Integer.toString(port)));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    awaitReady(process);
  }

  private void stop(Process process) {
    try {
      process.getOutputStream().close();
      process.waitFor(20, TimeUnit.SECONDS);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(Process process) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), "helios", "")) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    throw new IOException(
        "PostgreSQL did not start: " + Files.readString(folder.resolve("server.log")));
  }

  private static void run(Path folder, List<String> command) throws IOException {
    Process process = process(folder, command);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command.getFirst() + " failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** PostgreSQL refuses to run as root: drop to nobody then. */
  private static Process process(Path folder, List<String> command) throws IOException {
    List<String> full = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      full.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    full.addAll(command);
    return new ProcessBuilder(full).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void unpack(Path folder) throws IOException {
    InputStream archive = PostgresServer.class.getResourceAsStream(ARCHIVE);
    if (archive == null) {
      throw new IOException("expected " + ARCHIVE + " on the class path");
    }
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          folder(target);
        } else if (entry.isSymbolicLink()) {
          folder(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          folder(target.getParent());
          Files.copy(tar, target);
          File file = target.toFile();
          file.setReadable(true, false);
          file.setExecutable((entry.getMode() & 0100) != 0, false);
        }
      }
    }
  }

  /** Open to all, so that the shell can clear up without this JVM. */
  private static void folder(@Nullable Path folder) throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      folder(folder.getParent());
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
  }
}
