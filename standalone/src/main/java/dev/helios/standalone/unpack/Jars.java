// SPDX-License-Identifier: MIT
package dev.helios.standalone.unpack;

import dev.helios.standalone.Refused;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The build output of this room, in which the children's jars lie: {@code kafka/} is the broker's
 * class path, {@code binaries/} holds PostgreSQL and Redis. Found from where this class was loaded,
 * so it works for the program and for tests of other rooms alike.
 *
 * @param target the folder {@code standalone/target}
 */
public record Jars(Path target) {
  private static final Pattern VERSION = Pattern.compile("-([0-9][0-9.]*)\\.jar$");

  public static Jars here() throws Refused {
    Optional<Path> target =
        codeSource()
            .or(Jars::onClassPath)
            .map(Path::getParent)
            .filter(found -> Files.isDirectory(found.resolve("kafka")));
    return new Jars(
        target.orElseThrow(
            () ->
                new Refused(
                    "The jars of Kafka, PostgreSQL and Redis were expected beside"
                        + " helios-standalone.jar and are not there; build with ./helios or 'mvn"
                        + " package'.")));
  }

  private static Optional<Path> codeSource() {
    CodeSource source = Jars.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    try {
      return location == null ? Optional.empty() : Optional.of(Path.of(location.toURI()));
    } catch (URISyntaxException
        | IllegalArgumentException
        | java.nio.file.FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> onClassPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(java.io.File.pathSeparator))
        .filter(entry -> entry.contains("standalone"))
        .map(Path::of)
        .filter(entry -> Files.isDirectory(entry.resolveSibling("kafka")))
        .findFirst();
  }

  public String kafkaClassPath() {
    return target.resolve("kafka") + "/*";
  }

  /** The broker's classes as the JVM wants them, made by the build warm-up; may be missing. */
  public Path kafkaCache() {
    return target.resolve("kafka.aot");
  }

  /** The programs that the build warm-up unpacked, or will. */
  public Path software() {
    return target.resolve("software");
  }

  Path binary(String prefix) throws IOException, Refused {
    try (Stream<Path> jars = Files.list(target.resolve("binaries"))) {
      List<Path> found =
          jars.filter(jar -> jar.getFileName().toString().startsWith(prefix)).sorted().toList();
      if (found.isEmpty()) {
        throw new Refused(
            "A jar %s*.jar was expected in %s and is not there; build again with 'mvn clean package'."
                .formatted(prefix, target.resolve("binaries")));
      }
      return found.getLast();
    }
  }

  static String version(Path jar) {
    Matcher matcher = VERSION.matcher(jar.getFileName().toString());
    return matcher.find() ? matcher.group(1) : "unknown";
  }
}
