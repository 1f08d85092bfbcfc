// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The state files of one data folder: who owns it, and which processes were started for it. */
public final class RunFolder {
  private final Path folder;

  public RunFolder(Path folder) {
    this.folder = folder;
  }

  /** The process that left its PID file for this part and still lives. */
  public Optional<PidFile> living(ServiceKind kind) throws IOException {
    return living(kind.label());
  }

  /** The process that owns the data folder, when it lives. */
  public Optional<PidFile> owner() throws IOException {
    return living("owner");
  }

  public Map<ServiceKind, PidFile> living() throws IOException {
    Map<ServiceKind, PidFile> all = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind : ServiceKind.values()) {
      living(kind).ifPresent(pidFile -> all.put(kind, pidFile));
    }
    return all;
  }

  public void write(ServiceKind kind, PidFile pidFile) throws IOException {
    StateFile.write(file(kind.label()), pidFile.fields());
  }

  /** Says that this process owns the folder, and whether everything it starts is ready. */
  public void writeOwner(boolean ready) throws IOException {
    String word = ready ? "ready" : "starting";
    StateFile.write(file("owner"), new PidFile(Pid.self(), word, "").fields());
  }

  public void forget(ServiceKind kind) throws IOException {
    Files.deleteIfExists(file(kind.label()));
  }

  void forgetOwner() throws IOException {
    Files.deleteIfExists(file("owner"));
  }

  private Optional<PidFile> living(String name) throws IOException {
    return PidFile.of(StateFile.read(file(name))).filter(found -> found.pid().alive());
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }
}
