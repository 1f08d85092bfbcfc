// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import dev.helios.lab.client.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The processes that work for a data folder, as Linux tells of them, whoever started them. */
final class PartProcesses {
  private PartProcesses() {}

  /** How many of each part there are. */
  static Map<String, Long> of(Path data) throws IOException {
    Map<String, Long> parts = new TreeMap<>();
    parts.put("postgresql", count(pid -> words(pid, "cmdline").contains("-D " + data)));
    parts.put(
        "kafka",
        count(pid -> words(pid, "cmdline").contains(" kafka.Kafka ") && cwd(pid).startsWith(data)));
    parts.put(
        "server",
        count(
            pid ->
                words(pid, "cmdline").contains("quarkus-run.jar")
                    && words(pid, "environ").contains("HELIOS_STATE_DIR=" + data)));
    return parts;
  }

  /** Starts a further server on the folder by hand, and waits until Linux tells of it. */
  static Process startServer(Path home, Path data, Duration limit)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-jar",
            home.resolve("server/target/quarkus-app/quarkus-run.jar").toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "API_PORT",
                Integer.toString(Server.freePort()),
                "HELIOS_STATE_DIR",
                data.resolve("streams").toString()));
    Process server =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String pid = Long.toString(server.pid());
    Await.within(limit, () -> server.isAlive() && !words(pid, "environ").isEmpty());
    return server;
  }

  private static long count(Predicate<String> which) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .filter(which)
          .count();
    }
  }

  private static String words(String pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", pid, file));
      return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  private static Path cwd(String pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", pid, "cwd"));
    } catch (IOException gone) {
      return Path.of("/");
    }
  }
}
