// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.Exec;
import dev.helios.standalone.data.PidFile;
import dev.helios.standalone.data.Ports;
import dev.helios.standalone.data.RunFolder;
import dev.helios.standalone.services.PostgresUser;
import dev.helios.standalone.supervise.PortHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code doctor}: what is there, what is missing and how to cure it, what is running. */
final class Doctor {
  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})(\\.[0-9]+)+");
  private static final int JAVA_MIN = 25;
  private static final int NODE_MIN = 20;
  private static final long DISK_MIN = 2L << 30;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path home;
  private final Path data;
  private final PortOptions ports;
  private final Map<String, String> environment;
  private final Console console = new Console();
  private boolean missing;

  Doctor(Path home, Path data, PortOptions ports, Map<String, String> environment) {
    this.home = home;
    this.data = data;
    this.ports = ports;
    this.environment = Map.copyOf(environment);
  }

  /** The exit code: 1 when something that is needed is missing. */
  int run(List<Path> folders) throws IOException, InterruptedException {
    int java = Runtime.version().feature();
    check(
        java >= JAVA_MIN,
        "java",
        java + " at " + System.getProperty("java.home"),
        "install a JDK 25");
    tool("mvn", List.of("mvn", "-v"), 3, "install Maven 3.8.6 or newer");
    tool("node", List.of("node", "--version"), NODE_MIN, "install Node.js 20 or newer");
    disk();
    postgresUser();
    boolean running = running(folders);
    if (!running) {
      port(ports.port, "--port");
      port(ports.dashboardPort, "--dashboard-port");
    }
    missing |= new CloudsCheck(home, console).findsFlaws(environment);
    return missing ? 1 : 0;
  }

  private void check(boolean ok, String what, String found, String cure) {
    missing |= !ok;
    String word = ok ? "ok     " : "MISSING";
    console.say(
        String.format(Locale.ROOT, "%s  %-12s %s%s", word, what, found, ok ? "" : "; " + cure));
  }

  private void tool(String name, List<String> command, int atLeast, String cure)
      throws InterruptedException {
    Exec.Outcome outcome = Exec.run(command, null, Map.of("TERM", "dumb"), "", LIMIT);
    Matcher version = VERSION.matcher(outcome.output());
    boolean found = version.find();
    int major = found ? Integer.parseInt(version.group(1)) : 0;
    boolean ok = outcome.ok() && major >= atLeast;
    check(ok, name, found ? version.group() : "not found", cure);
  }

  private void disk() throws IOException {
    Path place = data.toAbsolutePath();
    while (!Files.isDirectory(place) && place.getParent() != null) {
      place = place.getParent();
    }
    long free = Files.getFileStore(place).getUsableSpace();
    check(
        free >= DISK_MIN,
        "disk",
        "%.1f GB free at %s".formatted(free / 1e9, place),
        "free at least 2 GB or choose another folder with --data");
  }

  private void postgresUser() throws IOException, InterruptedException {
    try {
      Path place = data.toAbsolutePath().normalize();
      PostgresUser user =
          PostgresUser.decide(nearest(place), nearest(place), place.resolve("postgresql/18"));
      check(true, "postgresql", how(user), "");
    } catch (Refused impossible) {
      check(false, "postgresql", impossible.sentence(), "see above");
    }
  }

  private static Path nearest(Path place) {
    Path found = place;
    while (!Files.isDirectory(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }

  private static String how(PostgresUser user) {
    if (user.prefix().isEmpty()) {
      return "runs as this user";
    }
    return user.uid() >= 0
        ? "runs as user " + user.uid() + ", since root may not"
        : "runs in a user namespace, since root may not";
  }

  private void port(int port, String flag) throws InterruptedException {
    boolean free = Ports.isFree("127.0.0.1", port);
    String found = free ? port + " is free" : port + " is taken by " + PortHolder.holder(port);
    check(free, "port", found, "stop that, or choose another with " + flag);
  }

  private boolean running(List<Path> folders) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path folder : folders) {
      RunFolder run = new RunFolder(folder.resolve("run"));
      Optional<PidFile> owner = run.owner();
      owner.ifPresent(
          found ->
              lines.add("HELIOS, process %d, data in %s".formatted(found.pid().number(), folder)));
      for (var kind : run.living().entrySet()) {
        PidFile found = kind.getValue();
        lines.add(
            "%s, process %d, %s"
                .formatted(kind.getKey().label(), found.pid().number(), found.address()));
      }
    }
    if (lines.isEmpty()) {
      lines.add("nothing");
    }
    lines.forEach(line -> console.say("running  " + line));
    return lines.size() > 1;
  }
}
