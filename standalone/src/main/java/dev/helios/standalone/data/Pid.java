// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One process, told apart from a later one with the same number by the moment of its birth. A
 * zombie counts as dead.
 *
 * @param number the operating system's process id
 * @param birth an opaque text that no other process with this number has
 */
public record Pid(long number, String birth) {
  private static final Path PROC = Path.of("/proc");
  // Counted from the state, which follows the name.
  private static final int FIELD_THREADS = 17;
  private static final int FIELD_START_TIME = 19;

  public static Optional<Pid> of(long number) {
    return birthOf(number).map(birth -> new Pid(number, birth));
  }

  static Pid self() {
    long number = ProcessHandle.current().pid();
    return of(number).orElseThrow(() -> new IllegalStateException("this process has no birth"));
  }

  public boolean alive() {
    return birthOf(number).filter(birth::equals).isPresent();
  }

  /** Sends a signal by name (INT, TERM, KILL, STOP, CONT); nothing when the process is gone. */
  public void signal(String signal) throws InterruptedException {
    if (!alive()) {
      return;
    }
    switch (signal) {
      case "TERM" -> ProcessHandle.of(number).ifPresent(ProcessHandle::destroy);
      case "KILL" -> ProcessHandle.of(number).ifPresent(ProcessHandle::destroyForcibly);
      default ->
          Exec.run(
              List.of("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(number)),
              Duration.ofSeconds(5));
    }
  }

  /** The same signal for this process and everything below it, the parent first. */
  public void signalTree(String signal) throws InterruptedException {
    List<Pid> below =
        ProcessHandle.of(number).stream()
            .flatMap(ProcessHandle::descendants)
            .flatMap(handle -> of(handle.pid()).stream())
            .toList();
    signal(signal);
    for (Pid child : below) {
      child.signal(signal);
    }
  }

  /** Whether the process ended within the time. */
  public boolean awaitExit(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (alive()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  /** The command line as the system tells it, shortened. */
  public static String commandOf(long number) {
    String line;
    try {
      line = Files.readString(PROC.resolve(number + "/cmdline")).replace('\0', ' ').trim();
    } catch (IOException noProc) {
      line = ProcessHandle.of(number).flatMap(h -> h.info().commandLine()).orElse("");
    }
    if (line.isEmpty()) {
      return "unknown command";
    }
    return line.length() <= 120 ? line : line.substring(0, 117) + "...";
  }

  private static Optional<String> birthOf(long number) {
    if (!Files.exists(PROC.resolve("self/stat"))) {
      return ProcessHandle.of(number)
          .filter(ProcessHandle::isAlive)
          .flatMap(handle -> handle.info().startInstant())
          .map(Object::toString);
    }
    try {
      String stat = Files.readString(PROC.resolve(number + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      // A dead first thread with others still ending is a process that still holds its ports.
      boolean zombie = fields[0].equals("Z") && Integer.parseInt(fields[FIELD_THREADS]) <= 1;
      boolean dead = zombie || fields[0].equals("X");
      return dead ? Optional.empty() : Optional.of(bootId() + "/" + fields[FIELD_START_TIME]);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException goneWhileReading) {
      return Optional.empty();
    }
  }

  private static String bootId() throws IOException {
    Path file = PROC.resolve("sys/kernel/random/boot_id");
    return Files.isReadable(file) ? Files.readString(file).trim() : "boot";
  }
}
