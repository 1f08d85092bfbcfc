// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine's cores in two halves, one for a system and one for its senders, as if these sat on a
 * machine of their own: otherwise they take from it what they ask it for. Where that cannot be had
 * (one core, or no {@code taskset}) both share all cores. Closing gives the system all cores back.
 */
public final class Cores implements AutoCloseable {
  private static final String STATUS = "/proc/self/status";
  private static final String ALLOWED = "Cpus_allowed_list:";
  private static final String TASKSET = "/usr/bin/taskset";
  private static final int LIMIT_SECONDS = 10;

  private final List<ProcessHandle> system;
  private final List<Integer> all;

  private Cores(List<ProcessHandle> system, List<Integer> all) {
    this.system = system;
    this.all = all;
  }

  /** Confines the processes, and whatever they start from now on, to the first half. */
  public static Cores split(List<ProcessHandle> system) throws IOException, InterruptedException {
    Cores cores = new Cores(system, allowed());
    if (cores.areApart()) {
      cores.confine(cores.all.subList(0, cores.half()));
    }
    return cores;
  }

  private boolean areApart() {
    return all.size() > 1;
  }

  /** What to put before a sender's command. */
  public List<String> senders() {
    return areApart() ? List.of(TASKSET, "-c", words(all.subList(half(), all.size()))) : List.of();
  }

  /** Who has how many. */
  public String words() {
    return areApart()
        ? "cores: %d of the system, %d of the senders".formatted(half(), all.size() - half())
        : "cores: shared";
  }

  private int half() {
    return all.size() / 2;
  }

  private void confine(List<Integer> cores) throws IOException, InterruptedException {
    for (ProcessHandle process : system) {
      if (process.isAlive()) {
        boolean done = run(TASKSET, "-a", "-c", "-p", words(cores), "" + process.pid());
        if (!done && process.isAlive()) {
          throw new IOException("process %d could not be confined".formatted(process.pid()));
        }
      }
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("taskset came to no end");
    }
    return process.exitValue() == 0;
  }

  /** Those that this process may use; none where the system does not say or cannot confine. */
  private static List<Integer> allowed() throws IOException {
    List<Integer> cores = new ArrayList<>();
    if (!Files.isExecutable(Path.of(TASKSET)) || !Files.isReadable(Path.of(STATUS))) {
      return cores;
    }
    try (Stream<String> lines = Files.lines(Path.of(STATUS))) {
      String list = lines.filter(line -> line.startsWith(ALLOWED)).findFirst().orElse(ALLOWED);
      for (String range : list.substring(ALLOWED.length()).strip().split(",")) {
        String[] ends = range.split("-", 2);
        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
          cores.add(i);
        }
      }
    }
    return cores;
  }

  private static String words(List<Integer> cores) {
    return String.join(",", cores.stream().map(Object::toString).toList());
  }

  @Override
  public void close() throws IOException {
    try {
      if (areApart()) {
        confine(all);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
