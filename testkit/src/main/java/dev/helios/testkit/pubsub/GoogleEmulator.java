// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds Google's own Pub/Sub emulator, where a Google Cloud SDK with it is installed. */
public final class GoogleEmulator {
  private static final String LIB = "platform/pubsub-emulator/lib";

  private GoogleEmulator() {}

  /** The emulator's jar, empty where none is installed. */
  public static Optional<Path> jar() {
    return roots()
        .map(root -> root.resolve(LIB))
        .filter(Files::isDirectory)
        .flatMap(GoogleEmulator::jars)
        .findFirst();
  }

  private static Stream<Path> roots() {
    String told = System.getenv().getOrDefault("CLOUDSDK_ROOT", "");
    String home = System.getProperty("user.home", "");
    return Stream.of(
            told,
            "/usr/lib/google-cloud-sdk",
            "/usr/share/google-cloud-sdk",
            "/opt/google-cloud-sdk",
            "/usr/local/google-cloud-sdk",
            "/snap/google-cloud-sdk/current",
            "/opt/homebrew/share/google-cloud-sdk",
            home + "/google-cloud-sdk")
        .filter(root -> !root.isEmpty())
        .map(Path::of);
  }

  private static Stream<Path> jars(Path lib) {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("cloud-pubsub-emulator-.*-all\\.jar"))
          .sorted()
          .toList()
          .reversed()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
