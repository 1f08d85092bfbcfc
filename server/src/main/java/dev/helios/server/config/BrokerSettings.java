// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.time.Duration;
import java.util.List;

/** The log: where its brokers are and how it is kept. Immutable. */
public final class BrokerSettings {
  static final Setting<String> KAFKA_BOOTSTRAP_SERVERS =
      Setting.text("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092", "Kafka brokers, host:port,...");
  static final Setting<Boolean> LOG_EMBEDDED =
      Setting.flag(
          "HELIOS_LOG_EMBEDDED",
          false,
          "Whether Kafka is one broker without replicas, which then flushes before it"
              + " acknowledges.");
  static final Setting<Integer> LOG_PARTITIONS =
      Setting.number(
          "HELIOS_LOG_PARTITIONS",
          0,
          0,
          1_024,
          "Partitions of topics when they are created; 0 means 2 on the embedded broker, else 12.");
  static final Setting<Integer> LOG_REPLICATION =
      Setting.number(
          "HELIOS_LOG_REPLICATION",
          0,
          0,
          16,
          "Replicas of topics when they are created; 0 means 1 on the embedded broker, else 3.");
  static final Setting<Duration> LOG_RETENTION =
      Setting.duration("HELIOS_LOG_RETENTION", "7d", "How long the log keeps events.");
  static final Setting<Long> LOG_WRITER_MEMORY =
      Setting.size(
          "HELIOS_LOG_WRITER_MEMORY", "64MiB", "Events waiting for the broker; beyond it, 503.");
  static final Setting<Long> LOG_FREE_MIN =
      Setting.size(
          "HELIOS_LOG_FREE_MIN",
          "512MiB",
          "Free space on a broker's disk below which events are answered 503; 0 does not ask.");
  static final Setting<Duration> LOG_APPEND_TIMEOUT =
      Setting.duration(
          "HELIOS_LOG_APPEND_TIMEOUT",
          "2500ms",
          "After which an append without an acknowledgement is answered 503.");

  static final List<Setting<?>> ALL =
      List.of(
          KAFKA_BOOTSTRAP_SERVERS,
          LOG_EMBEDDED,
          LOG_PARTITIONS,
          LOG_REPLICATION,
          LOG_RETENTION,
          LOG_WRITER_MEMORY,
          LOG_FREE_MIN,
          LOG_APPEND_TIMEOUT);

  private final Values values;

  BrokerSettings(Values values) {
    this.values = values;
  }

  private <T> T get(Setting<T> setting) {
    return values.get(setting);
  }

  public String bootstrapServers() {
    return get(KAFKA_BOOTSTRAP_SERVERS);
  }

  public boolean isEmbedded() {
    return get(LOG_EMBEDDED);
  }

  public int partitions() {
    int configured = get(LOG_PARTITIONS);
    return configured > 0 ? configured : isEmbedded() ? 2 : 12;
  }

  public short replication() {
    int configured = get(LOG_REPLICATION);
    return (short) (configured > 0 ? configured : isEmbedded() ? 1 : 3);
  }

  public Duration retention() {
    return get(LOG_RETENTION);
  }

  public long writerMemory() {
    return get(LOG_WRITER_MEMORY);
  }

  /** In bytes; 0 where nobody looks. */
  public long freeMin() {
    return get(LOG_FREE_MIN);
  }

  public Duration appendTimeout() {
    return get(LOG_APPEND_TIMEOUT);
  }
}
