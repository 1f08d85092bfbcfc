// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The last step of the build, which makes a first start as fast as a later one: the programs are
 * unpacked, and a broker is run once so that the JVM can write down its loaded and linked classes.
 */
final class Preparation {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration WRITE = Duration.ofMinutes(2);

  private final Jars jars;

  Preparation(Jars jars) {
    this.jars = jars;
  }

  void run() throws IOException, InterruptedException, Refused {
    Software software = new Software(jars.software(), jars);
    software.postgres();
    software.redis();
    if (!isFresh(jars.kafkaCache())) {
      train();
    }
  }

  private boolean isFresh(Path cache) throws IOException {
    if (!Files.isRegularFile(cache)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(cache);
    Path java = Path.of(System.getProperty("java.home"), "release");
    try (Stream<Path> files = Files.list(jars.target().resolve("kafka"))) {
      for (Path file : Stream.concat(files, Stream.of(java)).toList()) {
        if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(made) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** A broker that cannot be trained starts slower, and that is all. */
  private void train() throws IOException, InterruptedException, Refused {
    Path place = jars.target().resolve("training");
    Path fresh = jars.target().resolve("kafka.aot.new");
    Folders.delete(place);
    try (DataFolder data = DataFolder.own(place)) {
      Kafka kafka = new Kafka(data, jars, new Ports(data.root().resolve("ports.json")));
      kafka.prepare();
      if (work(kafka, kafka.training(fresh).start()) && Files.isRegularFile(fresh)) {
        Files.move(fresh, jars.kafkaCache(), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(fresh);
      Folders.delete(place);
    }
  }

  private static boolean work(Kafka kafka, Process process) throws InterruptedException {
    try {
      long end = System.nanoTime() + START.toNanos();
      while (!isReady(kafka)) {
        if (!process.isAlive() || System.nanoTime() - end > 0) {
          return false;
        }
        process.waitFor(40, TimeUnit.MILLISECONDS);
      }
      process.destroy();
      return process.waitFor(WRITE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isReady(Kafka kafka) {
    try {
      return kafka.ready();
    } catch (IOException notYet) {
      return false;
    }
  }
}
