// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time by part, from /proc: a part is a process with everything below it that is no part
 * of its own. This process is the part {@value #GENERATOR}.
 */
public final class Processors {
  /** The load generator: this JVM, and programs it runs. */
  public static final String GENERATOR = "generator";

  private static final Path PROC = Path.of("/proc");
  private static final int TICK_MILLIS = 10; // Linux counts in hundredths of a second
  private static final int PARENT = 1; // fields are counted from the state, behind the name
  private static final int FIRST_TIME = 11; // user, system, and both of children that have ended
  private static final int TIMES = 4;

  private final Map<Long, String> parts = new LinkedHashMap<>();

  private record Row(long parent, long millis) {}

  public Processors() {
    parts.put(ProcessHandle.current().pid(), GENERATOR);
  }

  /** Adds parts by name; the prefix goes before each name. */
  public Processors add(String prefix, Map<String, Long> processes) {
    processes.forEach((name, pid) -> parts.put(pid, prefix + name));
    return this;
  }

  /** Milliseconds that each part has used so far; nothing where there is no /proc. */
  public Map<String, Long> used() {
    Map<Long, Row> rows = rows();
    Map<String, Long> used = new LinkedHashMap<>();
    parts.values().forEach(name -> used.put(name, 0L));
    rows.forEach(
        (pid, row) -> {
          long at = pid;
          for (int depth = 0; depth < 64; depth++) {
            String part = parts.get(at);
            if (part != null) {
              used.merge(part, row.millis(), Long::sum);
              return;
            }
            Row above = rows.get(at);
            if (above == null) {
              return;
            }
            at = above.parent();
          }
        });
    return used;
  }

  /** What was used between two moments. */
  public static Map<String, Long> between(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> used = new LinkedHashMap<>();
    after.forEach((part, millis) -> used.put(part, millis - before.getOrDefault(part, 0L)));
    return used;
  }

  private static Map<Long, Row> rows() {
    Map<Long, Row> rows = new HashMap<>();
    if (!Files.isReadable(PROC.resolve("self/stat"))) {
      return rows;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        try {
          rows.put(
              Long.parseLong(folder.getFileName().toString()),
              row(Files.readString(folder.resolve("stat"))));
        } catch (IOException goneMeanwhile) {
          // It has ended; its time is now in its parent's.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Row row(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return new Row(Long.parseLong(fields[PARENT]), ticks * TICK_MILLIS);
  }
}
