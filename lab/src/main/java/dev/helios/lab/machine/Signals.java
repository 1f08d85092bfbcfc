// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Signals by process id, and what the system says of a process. Figures are those of Linux. */
public final class Signals {
  private Signals() {}

  public static void kill9(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Whether there is such a process and it has not ended. */
  public static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  public static void stop(long pid) throws IOException, InterruptedException {
    send("STOP", pid);
  }

  public static void resume(long pid) throws IOException, InterruptedException {
    send("CONT", pid);
  }

  private static void send(String signal, long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + pid).start().waitFor();
    if (code != 0) {
      throw new IOException("signal " + signal + " could not be sent to process " + pid);
    }
  }

  /** Whether it is stopped by a signal; false where the system does not say. */
  public static boolean isStopped(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines.anyMatch(line -> line.matches("State:\\s+[Tt]\\b.*"));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  /** Resident memory in MiB; empty where the system does not say. */
  public static Optional<Long> residentMib(long pid) {
    return status(pid, "VmRSS:").map(kib -> kib / 1_024);
  }

  public static Optional<Long> threads(long pid) {
    return status(pid, "Threads:");
  }

  /** Open descriptors. */
  public static Optional<Long> descriptors(long pid) {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return Optional.of(open.count());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> status(long pid, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
