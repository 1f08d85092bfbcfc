// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.machine.Command;
import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.services.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL alone: the project's own writers of events on a database of their own, as a process of
 * the module {@code jmh}, which alone sees the store's classes.
 */
final class StoreLimit {
  private static final String PROGRAM = "dev.helios.jmh.StoreThroughput";
  private static final Pattern RESULT = Pattern.compile("STORED (\\d+) (\\d+)");
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private StoreLimit() {}

  /** Stores for so long, in a PostgreSQL of its own on this empty folder. */
  static Limit measure(Path home, Path data, Duration time)
      throws IOException, InterruptedException {
    Path jar = home.resolve("jmh/target/helios-jmh.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IOException("expected " + jar + ", which ./helios builds, found nothing");
    }
    try (Services services = Services.start(data, EnumSet.of(ServiceKind.POSTGRESQL))) {
      List<String> words =
          List.of(
              System.getProperty("java.home") + "/bin/java",
              "-Xmx512m",
              "-XX:+UseSerialGC",
              "-cp",
              jar + ":" + home.resolve("jmh/target/lib") + "/*",
              PROGRAM,
              services.databaseUrl(),
              Long.toString(time.toSeconds()));
      return new Limit(
          "PostgreSQL alone",
          "events stored by two writers in batches of 1000, each batch durable",
          perSecond(Command.run(time.plus(START_LIMIT), words)));
    } catch (Refused e) {
      throw new IOException("PostgreSQL could not be measured: " + e.getMessage(), e);
    }
  }

  static double perSecond(String output) throws IOException {
    Matcher result = RESULT.matcher(output);
    if (!result.find()) {
      throw new IOException("expected the result of " + PROGRAM + ", found other");
    }
    return Long.parseLong(result.group(1)) * 1e6 / Long.parseLong(result.group(2));
  }
}
