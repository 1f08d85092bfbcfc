// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Ports;
import dev.helios.standalone.data.Secrets;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.unpack.Software;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The services of one data folder.
 *
 * @param postgres the database
 * @param kafka the log
 * @param redis the shared memory
 */
public record LocalServices(Postgres postgres, Kafka kafka, Redis redis) {

  public static LocalServices of(DataFolder data, Software software) throws IOException {
    Path root = data.root();
    Ports ports = new Ports(root.resolve("ports.json"));
    Secrets secrets = new Secrets(root.resolve("secrets.json"));
    return new LocalServices(
        new Postgres(data, software, ports, secrets),
        new Kafka(data, software.jars(), ports),
        new Redis(data, software, ports));
  }

  public List<ManagedProcess> services() {
    return List.of(postgres, kafka, redis);
  }

  /** The name by which a server knows a service, and which, when set, says that it is elsewhere. */
  public static String variable(ServiceKind kind) {
    return switch (kind) {
      case POSTGRESQL -> "DATABASE_URL";
      case KAFKA -> "KAFKA_BOOTSTRAP_SERVERS";
      case REDIS -> "REDIS_URL";
      case SERVER, SIMULATOR ->
          throw new IllegalArgumentException("expected a service, found " + kind);
    };
  }

  /** What tells a server where the started service is. */
  Map<String, String> environment(ServiceKind kind) throws IOException {
    return switch (kind) {
      case POSTGRESQL -> Map.of(variable(kind), postgres.url());
      // The embedded broker is the only copy: what is acknowledged must be on its disk.
      case KAFKA -> Map.of(variable(kind), kafka.address(), "HELIOS_LOG_EMBEDDED", "true");
      case REDIS -> Map.of(variable(kind), redis.url());
      case SERVER, SIMULATOR ->
          throw new IllegalArgumentException("expected a service, found " + kind);
    };
  }
}
