// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Folders that a run makes and deletes. */
public final class ScratchFolder {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TRIES = 20;

  private ScratchFolder() {}

  /** A new folder in the system's place for temporary files. */
  public static Path make() throws IOException {
    Path folder = Files.createTempDirectory("helios-lab-");
    // PostgreSQL runs as another user where this one is root, and has to pass through.
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    return folder;
  }

  /**
   * Removes everything in a folder. A process that is just ending may put a file in it meanwhile;
   * it is tried again, and in the end left to the system's own tidying: a result is not lost for
   * it.
   */
  public static void empty(Path folder) {
    for (int i = 0; i < TRIES && Files.isDirectory(folder); i++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          if (!file.equals(folder)) {
            Files.deleteIfExists(file);
          }
        }
        return;
      } catch (IOException | UncheckedIOException busy) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Removes a folder with everything in it; what is left is said on the error output. */
  public static void delete(Path folder) {
    empty(folder);
    try {
      Files.deleteIfExists(folder);
    } catch (IOException notEmpty) {
      System.err.println("not removed: " + folder);
    }
  }
}
