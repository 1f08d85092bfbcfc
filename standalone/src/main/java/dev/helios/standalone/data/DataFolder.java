// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A data folder that this process owns: an operating system lock is held from {@link #own} to
 * {@link #close}, so that a second owner is refused, and the lock of a killed one is free. The lock
 * belongs to the process; one process can own several folders, each once.
 */
public final class DataFolder implements AutoCloseable {
  static final String MARKER = "HELIOS-DATA";

  // Closing a second channel would give back this process's lock: so a second is never opened.
  private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;
  private final RunFolder run;

  private DataFolder(Path root, FileChannel channel, RunFolder run) {
    this.root = root;
    this.channel = channel;
    this.run = run;
  }

  /** Owns the folder, making it where it does not exist. */
  public static DataFolder own(Path wanted) throws IOException, Refused {
    Path root = makeFolder(wanted);
    Path runFolder = Files.createDirectories(root.resolve("run"));
    Files.createDirectories(root.resolve("logs"));
    RunFolder run = new RunFolder(runFolder);
    if (!OWNED_HERE.add(root)) {
      throw new Refused(ownedBy(root, run.owner()));
    }
    FileChannel channel =
        FileChannel.open(
            runFolder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      OWNED_HERE.remove(root);
      throw new Refused(ownedBy(root, run.owner()));
    }
    run.writeOwner(false);
    return new DataFolder(root, channel, run);
  }

  private static String ownedBy(Path root, Optional<PidFile> owner) {
    String who =
        owner.map(found -> "process " + found.pid().number()).orElse("a process that is starting");
    return "The data folder %s is in use by %s; stop it with './helios stop', or choose another folder with --data."
        .formatted(root, who);
  }

  private static Path makeFolder(Path wanted) throws IOException, Refused {
    Path absolute = wanted.toAbsolutePath().normalize();
    boolean existed = Files.isDirectory(absolute);
    if (existed && !isOurs(absolute) && !isEmpty(absolute)) {
      throw new Refused(
          "The data folder %s is not empty and holds no file %s, so HELIOS did not make it; choose another with --data."
              .formatted(absolute, MARKER));
    }
    Files.createDirectories(absolute);
    Path root = absolute.toRealPath();
    if (!existed) {
      // Another user may have to pass through to PostgreSQL's folder; it cannot list this one.
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    }
    if (!isOurs(root)) {
      Files.writeString(root.resolve(MARKER), "This folder is HELIOS's; --fresh may wipe it.\n");
    }
    return root;
  }

  static boolean isOurs(Path folder) {
    return Files.isRegularFile(folder.resolve(MARKER));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Removes what was stored, keeping unpacked programs. Nothing may be running from the folder. */
  public void wipe() throws IOException, Refused {
    if (!isOurs(root)) {
      throw new Refused(
          "The folder %s carries no file %s; it is left alone.".formatted(root, MARKER));
    }
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.equals(MARKER) && !name.equals("software") && !name.equals("run")) {
          Folders.delete(entry);
        }
      }
    }
    Files.createDirectories(root.resolve("logs"));
  }

  public Path root() {
    return root;
  }

  public RunFolder run() {
    return run;
  }

  public Path log(ServiceKind kind) {
    return root.resolve("logs").resolve(kind.label() + ".log");
  }

  public Path folder(String name) throws IOException {
    Path folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }
    return folder;
  }

  @Override
  public void close() throws IOException {
    try {
      run.forgetOwner();
    } finally {
      channel.close();
      OWNED_HERE.remove(root);
    }
  }
}
