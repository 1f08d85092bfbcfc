// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Folders;
import dev.helios.standalone.unpack.Jars;
import dev.helios.standalone.unpack.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes later starts faster: the programs are unpacked, and everything is run once in an {@link
 * AotTraining}.
 */
public final class BuildWarmup {
  private final Jars jars;
  private final Path home;

  /**
   * @param home the checkout, in which the server was built
   */
  public BuildWarmup(Jars jars, Path home) {
    this.jars = jars;
    this.home = home;
  }

  public void run() throws IOException, InterruptedException, Refused {
    Software software = new Software(jars.software(), jars);
    software.postgres();
    software.redis();
    if (isDue()) {
      train();
    }
  }

  /** Whether there is something to run and its caches are older than what was built. */
  public boolean isDue() throws IOException {
    Path server = home.resolve("server/target/quarkus-app");
    boolean fresh =
        isFresh(jars.kafkaCache(), jars.target().resolve("kafka"))
            && isFresh(ServerProcess.cache(home), server);
    return !fresh && Files.isDirectory(server) && SimulatorProcess.isBuilt(home);
  }

  private static boolean isFresh(Path cache, Path classes) throws IOException {
    if (!Files.isRegularFile(cache)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(cache);
    Path java = Path.of(System.getProperty("java.home"), "release");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : Stream.concat(files, Stream.of(java)).toList()) {
        if (Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(made) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** What cannot be trained starts slower, and that is all. */
  private void train() throws IOException, InterruptedException, Refused {
    Path place = jars.target().resolve("training");
    Path kafka = jars.target().resolve("kafka.aot.new");
    Path server = jars.target().resolve("server.aot.new");
    Folders.delete(place);
    try (DataFolder data = DataFolder.own(place)) {
      boolean held = new AotTraining(data, jars, home).hold(kafka, server);
      if (held && Files.isRegularFile(kafka) && Files.isRegularFile(server)) {
        Files.move(kafka, jars.kafkaCache(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(server, ServerProcess.cache(home), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path unfinished : List.of(kafka, server)) {
        Files.deleteIfExists(unfinished);
      }
      Folders.delete(place);
    }
  }
}
