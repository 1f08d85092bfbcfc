// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.Exec;
import dev.helios.standalone.data.Pid;
import dev.helios.standalone.data.Ports;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Who listens on a port of this machine. */
public final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** Refuses with the holder's name and the flag that changes the port, when it is taken. */
  public static void demand(String host, int port, String flag)
      throws InterruptedException, Refused {
    if (!Ports.isFree(host, port)) {
      throw new Refused(
          "Port %d is taken by %s; stop that, or choose another port with %s."
              .formatted(port, holder(port), flag));
    }
  }

  /** A description of the holder, as far as this user may see it. */
  public static String holder(int port) throws InterruptedException {
    OptionalLong pid = Files.isDirectory(PROC.resolve("net")) ? fromProc(port) : fromLsof(port);
    return pid.isPresent()
        ? "process %d (%s)".formatted(pid.getAsLong(), Pid.commandOf(pid.getAsLong()))
        : "a process that this user may not see";
  }

  private static OptionalLong fromLsof(int port) throws InterruptedException {
    Optional<String> line =
        Exec.run(
                List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp"),
                Duration.ofSeconds(5))
            .output()
            .lines()
            .filter(text -> text.matches("p[0-9]{1,18}"))
            .findFirst();
    return line.isPresent()
        ? OptionalLong.of(Long.parseLong(line.get().substring(1)))
        : OptionalLong.empty();
  }

  private static OptionalLong fromProc(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      addListening(PROC.resolve(table), port, sockets);
    }
    if (sockets.isEmpty()) {
      return OptionalLong.empty();
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process.resolve("fd"), sockets)) {
          return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
        }
      }
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static void addListening(Path table, int port, Set<String> sockets) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      for (String line : Files.readAllLines(table)) {
        String[] fields = line.trim().split("\\s+");
        if (fields.length > INODE
            && fields[STATE].equals(LISTENING)
            && fields[LOCAL_ADDRESS].endsWith(suffix)) {
          sockets.add("socket:[" + fields[INODE] + "]");
        }
      }
    } catch (IOException noSuchTable) {
      // A machine without IPv6 has no table for it.
    }
  }

  private static boolean holds(Path descriptors, Set<String> sockets) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
      for (Path file : files) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException goneOrAnotherUsers) {
      return false;
    }
    return false;
  }
}
