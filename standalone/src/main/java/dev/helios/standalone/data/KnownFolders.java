// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The data folders that were started from this checkout, so that {@code stop} finds those that were
 * named with {@code --data} too. Kept in {@code .helios/data-folders}.
 *
 * @param home the checkout
 */
public record KnownFolders(Path home) {
  private static final int MAX = 100;

  private Path file() {
    return home.resolve(".helios/data-folders");
  }

  /** The default one and all that were ever named and still are HELIOS's. */
  public List<Path> all() throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(home.resolve("data"));
    try {
      Files.readAllLines(file()).stream().map(Path::of).forEach(folders::add);
    } catch (NoSuchFileException none) {
      // Nothing but the default was ever used.
    }
    return folders.stream().filter(DataFolder::isOurs).toList();
  }

  /** A checkout that cannot be written to is used all the same, with {@code stop --data}. */
  public void remember(Path folder) {
    try {
      Set<Path> folders = new LinkedHashSet<>(all());
      if (folders.add(folder) && folders.size() <= MAX) {
        Files.createDirectories(file().getParent());
        Files.write(file(), folders.stream().map(Path::toString).toList());
      }
    } catch (IOException readOnly) {
      System.err.println("cannot remember the data folder in " + file());
    }
  }
}
