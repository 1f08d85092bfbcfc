// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Short commands: run to the end within a limit, output bounded. */
public final class Exec {
  private static final int OUTPUT_MAX = 64 * 1024;

  private Exec() {}

  /**
   * @param code the exit code, or -1 when it could not be started or did not end in time
   * @param output what it wrote to both its outputs, at most 64 KiB
   */
  public record Outcome(int code, String output) {
    public boolean ok() {
      return code == 0;
    }
  }

  public static Outcome run(List<String> command, Duration limit) throws InterruptedException {
    return run(command, null, Map.of(), "", limit);
  }

  public static Outcome run(
      List<String> command,
      @Nullable Path directory,
      Map<String, String> environment,
      String input,
      Duration limit)
      throws InterruptedException {
    Path output = null;
    try {
      output = Files.createTempFile("helios-", ".out");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      if (directory != null) {
        builder.directory(directory.toFile());
      }
      builder.environment().putAll(environment);
      return finish(builder.start(), input, output, limit);
    } catch (IOException cannotRun) {
      return new Outcome(-1, String.valueOf(cannotRun.getMessage()));
    } finally {
      delete(output);
    }
  }

  private static Outcome finish(Process process, String input, Path output, Duration limit)
      throws IOException, InterruptedException {
    try {
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException readsNoInput) {
        // A command that ends without reading its input is judged by its exit code.
      }
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Outcome(ended ? process.exitValue() : -1, read(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Path output) throws IOException {
    try (InputStream in = Files.newInputStream(output)) {
      return new String(in.readNBytes(OUTPUT_MAX), StandardCharsets.UTF_8);
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // An empty file in the temporary folder harms nobody.
    }
  }

  /** Where a command lies on the PATH. */
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    for (String folder : (path + ":/usr/bin:/bin:/usr/sbin:/sbin").split(":")) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
