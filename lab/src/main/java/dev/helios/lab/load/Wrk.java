// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import dev.helios.lab.machine.Command;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program wrk with this project's script, on one thread. */
public final class Wrk implements Generator {
  private static final Pattern RESULT =
      Pattern.compile(
          "RESULT requests=(\\d+) failed=(\\d+) micros=(\\d+) p50=(\\d+) p90=(\\d+) p99=(\\d+)"
              + " p999=(\\d+) max=(\\d+)");

  private final Path program;
  private final Path script;

  private Wrk(Path program, Path script) {
    this.program = program;
    this.script = script;
  }

  /** Where it is installed. The script is written into the folder. */
  public static Optional<Wrk> find(Path folder) throws IOException {
    Optional<Path> program = Command.find("wrk");
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Path script = folder.resolve("orders.lua");
    try (InputStream in = Wrk.class.getResourceAsStream("orders.lua")) {
      if (in == null) {
        throw new IOException("expected orders.lua among the classes, found nothing");
      }
      Files.write(script, in.readAllBytes());
    }
    return Optional.of(new Wrk(program.get(), script));
  }

  @Override
  public String name() {
    return "wrk";
  }

  @Override
  public Shots run(URI url, Shape shape, String run, int connections, Duration time)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(program.toString(), "-t1", "-c" + connections));
    words.addAll(List.of("-d" + time.toSeconds() + "s", "--timeout", "5s"));
    words.addAll(List.of("-s", script.toString(), url.toString(), "--", shape.word(), run));
    return read(Command.run(time.plusSeconds(30), words));
  }

  static Shots read(String output) throws IOException {
    Matcher result = RESULT.matcher(output);
    if (!result.find()) {
      throw new IOException("expected the result of wrk, found other");
    }
    long[] n = new long[8];
    for (int i = 0; i < n.length; i++) {
      n[i] = Long.parseLong(result.group(i + 1));
    }
    return new Shots(
        n[0], n[1], Duration.ofNanos(n[2] * 1_000), new Percentiles(n[3], n[4], n[5], n[6], n[7]));
  }
}
