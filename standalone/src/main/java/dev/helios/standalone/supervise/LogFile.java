// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The output of a child: appended to by the child itself, bounded and read from here. */
final class LogFile {
  static final long SIZE_MAX = 32L * 1024 * 1024;
  private static final int TAIL_BYTES = 8 * 1024;

  private LogFile() {}

  /**
   * Moves the content aside when it has grown beyond {@link #SIZE_MAX}. The child goes on appending
   * to the same, emptied file; lines written in between the two steps are lost.
   */
  static void bound(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > SIZE_MAX) {
        Path older = file.resolveSibling(file.getFileName() + ".1");
        Files.copy(file, older, StandardCopyOption.REPLACE_EXISTING);
        Files.write(file, new byte[0]);
      }
    } catch (IOException fullOrGone) {
      // A log that cannot be moved is no reason to disturb what writes it.
    }
  }

  /** The last lines, at most so many. */
  static List<String> tail(Path file, int lines) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException none) {
      return List.of();
    }
  }
}
