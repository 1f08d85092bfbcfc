// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The state files of one data folder: who owns it, and which processes were started for it. */
final class RunFolder {
  private final Path folder;

  RunFolder(Path folder) {
    this.folder = folder;
  }

  /** The process that left its footprint for this part and still lives. */
  Optional<Footprint> living(Part part) throws IOException {
    return living(part.label());
  }

  /** The process that owns the data folder, when it lives. */
  Optional<Footprint> owner() throws IOException {
    return living("owner");
  }

  Map<Part, Footprint> living() throws IOException {
    Map<Part, Footprint> all = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      living(part).ifPresent(footprint -> all.put(part, footprint));
    }
    return all;
  }

  void write(Part part, Footprint footprint) throws IOException {
    FlatJson.write(file(part.label()), footprint.fields());
  }

  /** Says that this process owns the folder, and whether everything it starts is ready. */
  void writeOwner(boolean ready) throws IOException {
    String word = ready ? "ready" : "starting";
    FlatJson.write(file("owner"), new Footprint(Pid.self(), word, "").fields());
  }

  void forget(Part part) throws IOException {
    Files.deleteIfExists(file(part.label()));
  }

  void forgetOwner() throws IOException {
    Files.deleteIfExists(file("owner"));
  }

  private Optional<Footprint> living(String name) throws IOException {
    return Footprint.of(FlatJson.read(file(name))).filter(found -> found.pid().alive());
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }
}
