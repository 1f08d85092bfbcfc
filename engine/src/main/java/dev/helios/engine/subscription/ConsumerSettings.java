// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.engine.LogSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How consumers are set up, and the one place that decides how long a fetch waits for how much. */
final class ConsumerSettings {
  private static final int MIB = 1024 * 1024;

  private ConsumerSettings() {}

  /**
   * How much a fetch waits for at the broker, and how much one poll brings.
   *
   * @param minBytes the broker answers once it has so many
   * @param maxWait or after this time
   * @param maxBytes no fetch brings more, one record apart
   * @param maxRecords no poll hands out more
   */
  record Window(int minBytes, Duration maxWait, int maxBytes, int maxRecords) {

    static Window of(StartPosition start) {
      return switch (start) {
        // A transaction for each trickle of records would cost more than the records.
        case StartPosition.Group group ->
            new Window(128 * 1024, Duration.ofMillis(50), 8 * MIB, 2_000);
        // Larger batches on a busy log, short waits on a quiet one.
        case StartPosition.Tail tail ->
            new Window(8 * 1024, Duration.ofMillis(20), 50 * MIB, 2_000);
        case StartPosition.Range range ->
            new Window(8 * 1024, Duration.ofMillis(20), 50 * MIB, 2_000);
        case StartPosition.Table table -> new Window(1, Duration.ofMillis(500), 50 * MIB, 500);
      };
    }
  }

  static Map<String, Object> of(LogSettings log, String clientId, StartPosition start) {
    Window window = Window.of(start);
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, log.bootstrapServers());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, window.minBytes());
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) window.maxWait().toMillis());
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, window.maxBytes());
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, window.maxRecords());
    config.put(
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        start instanceof StartPosition.Tail ? "latest" : "earliest");
    if (start instanceof StartPosition.Group) {
      config.put(ConsumerConfig.GROUP_ID_CONFIG, clientId);
      config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
      config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    }
    return config;
  }
}
