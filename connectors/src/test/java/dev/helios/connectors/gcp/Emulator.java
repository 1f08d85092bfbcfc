// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Google's own emulator as a child process, where a Google Cloud SDK with it is installed. It keeps
 * everything in memory: a kill empties it.
 */
final class Emulator implements StandIn {
  private static final String LIB = "platform/pubsub-emulator/lib";
  private static final Duration START = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private Emulator(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The emulator's jar, empty where none is installed. */
  static Optional<Path> jar() {
    return roots()
        .map(root -> root.resolve(LIB))
        .filter(Files::isDirectory)
        .flatMap(Emulator::jars)
        .findFirst();
  }

  private static Stream<Path> roots() {
    String told = System.getenv().getOrDefault("CLOUDSDK_ROOT", "");
    String home = System.getProperty("user.home", "");
    return Stream.of(
            told,
            "/usr/lib/google-cloud-sdk",
            "/usr/share/google-cloud-sdk",
            "/opt/google-cloud-sdk",
            "/usr/local/google-cloud-sdk",
            "/snap/google-cloud-sdk/current",
            "/opt/homebrew/share/google-cloud-sdk",
            home + "/google-cloud-sdk")
        .filter(root -> !root.isEmpty())
        .map(Path::of);
  }

  private static Stream<Path> jars(Path lib) {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("cloud-pubsub-emulator-.*-all\\.jar"))
          .sorted()
          .toList()
          .reversed()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  static Emulator start(Path jar) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar.toString(),
                    "--host=127.0.0.1",
                    "--port=" + port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Emulator emulator = new Emulator(process, port);
    emulator.awaitPort();
    return emulator;
  }

  private void awaitPort() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(START);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || Instant.now().isAfter(end)) {
          kill();
          throw new IOException(
              "expected the emulator to listen within " + START.toSeconds() + " s", e);
        }
        Thread.sleep(50);
      }
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
