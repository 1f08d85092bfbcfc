// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file system of a fixed size at a folder, in memory, seen by nobody but this process and its
 * children: the script puts the programme in a mount namespace of its own where that is allowed.
 */
public final class SmallDisk {
  private static final long SMALL = 4L << 30;
  private static final int PIECE = 1 << 20;
  private static final int LIMIT_SECONDS = 10;

  private SmallDisk() {}

  /** Whether this process may mount without anybody else seeing it. */
  public static boolean isPossible() {
    return Boolean.getBoolean("helios.prove.apart");
  }

  /** Whether the folder is on a disk that can be filled without harm. */
  public static boolean isAt(Path folder) throws IOException {
    return isPossible() && Files.getFileStore(folder).getTotalSpace() < SMALL;
  }

  public static void mount(Path folder, int mib) throws IOException, InterruptedException {
    run("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "tmpfs", folder.toString());
  }

  public static void unmount(Path folder) throws IOException, InterruptedException {
    run("umount", "-l", folder.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command[0] + " was not done");
    }
  }

  /**
   * Writes a file until no more than this is free; less when the disk is full before.
   *
   * @param left bytes that stay free
   */
  public static void fill(Path ballast, long left) throws IOException {
    byte[] piece = new byte[PIECE];
    try (var out = Files.newOutputStream(ballast)) {
      while (Files.getFileStore(ballast.getParent()).getUsableSpace() > left) {
        out.write(piece);
      }
    } catch (IOException full) {
      if (left > 0) {
        throw full;
      }
    }
  }
}
