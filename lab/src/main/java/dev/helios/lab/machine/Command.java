// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that are run to their end. */
public final class Command {
  private Command() {}

  /**
   * Runs it and gives what it wrote to both its outputs.
   *
   * @throws IOException with the end of the output, when it fails or takes longer than the limit
   */
  public static String run(Duration limit, List<String> words)
      throws IOException, InterruptedException {
    // A file and not a pipe: what is started in the background would keep a pipe open.
    Path output = Files.createTempFile("helios-bench", ".out");
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      String text = Files.readString(output);
      if (!ended) {
        process.destroy();
        throw new IOException("%s did not end within %s".formatted(words.getFirst(), limit));
      }
      if (process.exitValue() != 0) {
        String end = text.substring(Math.max(0, text.length() - 500)).strip();
        throw new IOException(
            "%s ended with %d: %s".formatted(words.getFirst(), process.exitValue(), end));
      }
      return text;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** The program of this name on the PATH. */
  public static Optional<Path> find(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
