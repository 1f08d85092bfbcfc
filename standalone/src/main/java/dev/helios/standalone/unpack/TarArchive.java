// SPDX-License-Identifier: MIT
package dev.helios.standalone.unpack;

import dev.helios.standalone.data.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Unpacks the files, folders and links of a tar archive. */
final class TarArchive {
  private static final int OWNER_EXECUTES = 0b001_000_000;

  private TarArchive() {}

  /**
   * Unpacks all entries into an existing folder, readable by everybody.
   *
   * @throws IOException when an entry or its link would leave the folder, is neither file, folder
   *     nor link, or the archive ends early
   */
  static void extract(InputStream in, Path into) throws IOException {
    Path root = into.normalize();
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      unpack(tar, entry, root);
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path path = inside(root, root.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Folders.make(path);
      return;
    }
    Path parent = path.getParent();
    if (parent == null || path.equals(root)) {
      throw new IOException("expected the name of a file, found " + entry.getName());
    }
    Folders.make(parent);
    if (entry.isSymbolicLink()) {
      inside(root, parent.resolve(entry.getLinkName()));
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    if (entry.isLink()) {
      Files.copy(inside(root, root.resolve(entry.getLinkName())), path);
    } else if (isRegularFile(entry)) {
      Files.copy(tar, path);
    } else {
      throw new IOException("expected a file, folder or link, found " + entry.getName());
    }
    Folders.open(path, (entry.getMode() & OWNER_EXECUTES) != 0);
  }

  /** Stricter than {@link TarArchiveEntry#isFile}, which takes a device for a file. */
  private static boolean isRegularFile(TarArchiveEntry entry) {
    return entry.getLinkFlag() == TarConstants.LF_NORMAL
        || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
  }

  private static Path inside(Path root, Path path) throws IOException {
    Path normal = path.normalize();
    if (!normal.startsWith(root)) {
      throw new IOException("the archive's entry " + path + " leaves " + root);
    }
    return normal;
  }
}
