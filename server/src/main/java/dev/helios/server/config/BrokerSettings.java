// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import java.time.Duration;

/** The log: where its brokers are and how it is kept. Memory and space are in bytes. Immutable. */
public record BrokerSettings(
    @Setting(
            name = "KAFKA_BOOTSTRAP_SERVERS",
            standard = "127.0.0.1:9092",
            doc = "Kafka brokers, host:port,...")
        String bootstrapServers,
    @Setting(
            name = "HELIOS_LOG_EMBEDDED",
            standard = "false",
            doc =
                "Whether Kafka is one broker without replicas, which then flushes before it"
                    + " acknowledges.")
        boolean embedded,
    @Setting(
            name = "HELIOS_LOG_PARTITIONS",
            standard = "0",
            max = 1_024,
            doc =
                "Partitions of topics when they are created; 0 means 2 on the embedded broker,"
                    + " else 12.")
        int partitions,
    @Setting(
            name = "HELIOS_LOG_REPLICATION",
            standard = "0",
            max = 16,
            doc =
                "Replicas of topics when they are created; 0 means 1 on the embedded broker,"
                    + " else 3.")
        int replication,
    @Setting(name = "HELIOS_LOG_RETENTION", standard = "7d", doc = "How long the log keeps events.")
        Duration retention,
    @Setting(
            name = "HELIOS_LOG_WRITER_MEMORY",
            standard = "64MiB",
            doc = "Events waiting for the broker; beyond it, 503.")
        long writerMemory,
    @Setting(
            name = "HELIOS_LOG_FREE_MIN",
            standard = "512MiB",
            doc =
                "Free space on a broker's disk below which events are answered 503; 0 does not"
                    + " ask.")
        long freeMin,
    @Setting(
            name = "HELIOS_LOG_APPEND_TIMEOUT",
            standard = "2500ms",
            doc = "After which an append without an acknowledgement is answered 503.")
        Duration appendTimeout) {

  /** Zero partitions or replicas stand for what suits the kind of broker. */
  public BrokerSettings {
    partitions = partitions > 0 ? partitions : embedded ? 2 : 12;
    replication = replication > 0 ? replication : embedded ? 1 : 3;
  }
}
