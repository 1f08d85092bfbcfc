// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.data.KnownFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data}. */
final class DataOption {
  @Option(names = "--data", paramLabel = "DIR", description = "the data folder (data)")
  @Nullable Path named;

  /** The named folder, or the checkout's own. */
  Path folder(Path home) {
    return named == null ? home.resolve("data") : named.toAbsolutePath();
  }

  /** The named folder, or all that were started from the checkout. */
  List<Path> folders(Path home) throws IOException {
    return named == null ? new KnownFolders(home).all() : List.of(named.toAbsolutePath());
  }
}
