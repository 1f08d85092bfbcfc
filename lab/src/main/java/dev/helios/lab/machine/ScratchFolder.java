// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a run makes and deletes. */
public final class ScratchFolder {
  private ScratchFolder() {}

  /** A new folder in the system's place for temporary files. */
  public static Path make() throws IOException {
    Path folder = Files.createTempDirectory("helios-bench-");
    // PostgreSQL runs as another user where this one is root, and has to pass through.
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    return folder;
  }

  /** Deletes what can be deleted; what is left is for the system to clear away. */
  public static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Not all of " + folder + " could be deleted: " + e.getMessage());
    }
  }
}
