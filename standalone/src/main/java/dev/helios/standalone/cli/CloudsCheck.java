// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.ask.TerminalText;
import dev.helios.standalone.data.Exec;
import dev.helios.standalone.supervise.JvmFlags;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The clouds' part of {@code doctor}: has the server's own program look whether HELIOS can do its
 * work in each configured cloud, with this environment's credentials.
 */
final class CloudsCheck {
  private static final List<String> PREFIXES =
      List.of("HELIOS_AWS_", "HELIOS_GCP_", "HELIOS_AZURE_");

  /** Three clouds, half a minute each, and the start. */
  private static final Duration LIMIT = Duration.ofSeconds(110);

  private final Path home;
  private final Console console;

  CloudsCheck(Path home, Console console) {
    this.home = home;
    this.console = console;
  }

  /** Whether something is missing; nothing is where no cloud is configured. */
  boolean findsFlaws(Map<String, String> environment) throws InterruptedException {
    boolean configured =
        environment.keySet().stream()
            .anyMatch(name -> PREFIXES.stream().anyMatch(name::startsWith));
    if (!configured) {
      console.say("clouds   none is configured here; docs/guides/PRODUCTION_SETUP.md says how");
      return false;
    }
    Path program = home.resolve("server/target/quarkus-app");
    if (!Files.isDirectory(program)) {
      console.say("clouds   not looked at: the server is not built yet");
      return false;
    }
    console.say("clouds   asking each configured cloud, which changes nothing there");
    Exec.Outcome outcome = Exec.run(command(program), home, Map.of("LOG_JSON", "false"), "", LIMIT);
    outcome.output().lines().map(TerminalText::text).forEach(console::say);
    if (outcome.code() < 0) {
      console.say("clouds   no answer in " + LIMIT.toSeconds() + " s");
    }
    return !outcome.ok();
  }

  private static List<String> command(Path program) {
    String classes =
        String.join(
            File.pathSeparator,
            program.resolve("app") + "/*",
            program.resolve("lib/main") + "/*",
            program.resolve("lib/boot") + "/*");
    return List.of(
        JvmFlags.java(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-cp",
        classes,
        "dev.helios.server.commands.ProbeCommand");
  }
}
