// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Exec;
import dev.helios.standalone.data.Folders;
import dev.helios.standalone.data.Ports;
import dev.helios.standalone.data.StateFile;
import dev.helios.standalone.supervise.JvmFlags;
import dev.helios.standalone.supervise.Launch;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.unpack.Jars;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A real Kafka broker of one node, in a JVM of its own. Loopback only. */
final class Kafka implements ManagedProcess {
  private static final String BROKER = "kafka";
  private static final String CONTROLLER = "kafka-controller";
  private static final short METADATA = 3;
  private static final short METADATA_VERSION = 1;
  private static final int ANSWER_MAX = 1 << 20;

  private final DataFolder data;
  private final Jars jars;
  private final Ports ports;

  Kafka(DataFolder data, Jars jars, Ports ports) {
    this.data = data;
    this.jars = jars;
    this.ports = ports;
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.KAFKA;
  }

  @Override
  public String address() throws IOException {
    return "127.0.0.1:" + ports.port(BROKER);
  }

  @Override
  public void claim() throws IOException {
    ports.claim(BROKER);
    ports.claim(CONTROLLER);
  }

  private Path home() throws IOException {
    return data.folder("kafka");
  }

  @Override
  public void prepare() throws IOException, InterruptedException, Refused {
    Path home = home();
    StateFile.writePrivately(home.resolve("server.properties"), serverConfig());
    StateFile.writePrivately(home.resolve("log4j2.properties"), KafkaConfig.logging());
    if (!Files.isRegularFile(home.resolve("log/meta.properties"))) {
      format(home);
    }
  }

  private String serverConfig() throws IOException {
    return KafkaConfig.server(ports.port(BROKER), ports.port(CONTROLLER));
  }

  private void format(Path home) throws IOException, InterruptedException, Refused {
    // Formatting writes meta.properties last; without it there is nothing but a cut-short attempt.
    Folders.delete(home.resolve("log"));
    List<String> command =
        java(
            JvmFlags.TOOL,
            List.of(
                "kafka.tools.StorageTool",
                "format",
                // One word: an id may begin with a dash, and would be taken for an option.
                "--cluster-id=" + clusterId(),
                "--config=server.properties"));
    Exec.Outcome outcome = Exec.run(command, home, Map.of(), "", Duration.ofMinutes(1));
    if (!outcome.ok()) {
      throw new Refused(
          "Kafka's folder %s could not be made: %s".formatted(home, outcome.output().strip()));
    }
  }

  /** Kafka's form of a UUID; never with a dash in front, which tools take for an option. */
  static String clusterId() {
    UUID id = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return text.startsWith("-") ? clusterId() : text;
  }

  private List<String> java(List<String> flags, List<String> program) {
    List<String> command = new ArrayList<>(List.of(JvmFlags.java()));
    command.addAll(flags);
    command.addAll(
        List.of("-Dlog4j2.configurationFile=log4j2.properties", "-cp", jars.kafkaClassPath()));
    command.addAll(program);
    return command;
  }

  @Override
  public Launch launch() throws IOException {
    List<String> flags = new ArrayList<>(JvmFlags.KAFKA);
    if (Files.isRegularFile(jars.kafkaCache())) {
      flags.addAll(JvmFlags.cached(jars.kafkaCache()));
    }
    return launch(flags);
  }

  /** The launch whose orderly end leaves the cache of classes in the file. */
  Launch training(Path cache) throws IOException {
    List<String> flags = new ArrayList<>(JvmFlags.KAFKA);
    flags.add("-XX:AOTCacheOutput=" + cache);
    return launch(flags);
  }

  private Launch launch(List<String> flags) throws IOException {
    return new Launch(
        java(flags, List.of("kafka.Kafka", "server.properties")),
        Map.of(),
        home(),
        data.log(kind()),
        serverConfig());
  }

  /** A broker counts as ready when it lists itself, which it does once clients may use it. */
  @Override
  public boolean ready() throws IOException {
    try (LoopbackConnection ask = LoopbackConnection.open(ports.port(BROKER))) {
      DataInputStream answer = ask.send(metadataRequest());
      int size = answer.readInt();
      if (size < 8 || size > ANSWER_MAX) {
        return false;
      }
      answer.readInt(); // correlation id
      return answer.readInt() > 0; // brokers
    }
  }

  private static byte[] metadataRequest() {
    int noTopics = 0;
    short noClientId = -1;
    return ByteBuffer.allocate(18)
        .putInt(14)
        .putShort(METADATA)
        .putShort(METADATA_VERSION)
        .putInt(1)
        .putShort(noClientId)
        .putInt(noTopics)
        .array();
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(20);
  }
}
