// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a figure was measured on. */
public record Machine(String processors, String memory, String system, String runtime) {

  public static Machine here() {
    String model = field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    String memory =
        field("/proc/meminfo", "MemTotal")
            .map(text -> "%.0f GB".formatted(Long.parseLong(text.split(" ")[0]) / 1e6))
            .orElse("memory unknown");
    return new Machine(
        Runtime.getRuntime().availableProcessors() + " processors (" + model + ")",
        memory,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "Java " + Runtime.version());
  }

  /** The load averages, which say whether other work ran beside the run. */
  public static String load() {
    try {
      List<String> words = List.of(Files.readString(Path.of("/proc/loadavg")).split(" "));
      return String.join(" ", words.subList(0, 3));
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The commit of the checkout, where git knows it. */
  public static String commit(Path home) throws InterruptedException {
    try {
      return Command.run(
              Duration.ofSeconds(5),
              List.of("git", "-C", home.toString(), "describe", "--always", "--dirty"))
          .strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Optional<String> field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
