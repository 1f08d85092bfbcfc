// SPDX-License-Identifier: MIT
package dev.helios.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the log. They are declared here at start, and created by nobody else. */
public final class Topics {
  /** Admitted events, as CloudEvents in binary content mode, keyed by correlation key. */
  public static final String EVENTS = "helios.events";

  /** Deliveries set aside, whole, with the reason. */
  public static final String QUARANTINE = "helios.quarantine";

  /** The fact that a duplicate or a refused delivery was received. */
  public static final String RECEIPTS = "helios.receipts";

  /** Every revision of every verdict, as CloudEvents, keyed by the case's key. */
  public static final String VERDICTS = "helios.verdicts";

  /** How far the reconciler is in each partition, and what it knows of the clouds. Compacted. */
  public static final String PROGRESS = "helios.progress";

  /** Every version of every flow that was ever active. Compacted. */
  public static final String FLOWS = "helios.flows";

  /** Events on their way to a key that is not the log's. */
  public static final String REKEYED = "helios.rekeyed";

  /** What the event writer reads. */
  public static final List<String> KEPT = List.of(EVENTS, QUARANTINE, RECEIPTS);

  /** What a gateway and the API write to. */
  static final List<String> WRITTEN = List.of(EVENTS, QUARANTINE, RECEIPTS, FLOWS);

  private static final Map<String, String> COMPACTED =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.SEGMENT_MS_CONFIG,
          Long.toString(Duration.ofHours(1).toMillis()),
          TopicConfig.SEGMENT_BYTES_CONFIG,
          Integer.toString(16 * 1024 * 1024));

  private Topics() {}

  /**
   * Creates the topics that are missing; leaves existing ones as they are, because their partition
   * count decides where a key lives.
   */
  static void declare(Admin admin, LogSettings settings)
      throws ExecutionException, InterruptedException {
    Set<String> existing = admin.listTopics().names().get();
    List<NewTopic> missing =
        List.of(
                topic(EVENTS, settings, true, Map.of()),
                topic(QUARANTINE, settings, true, Map.of()),
                topic(RECEIPTS, settings, false, Map.of()),
                topic(VERDICTS, settings, false, Map.of()),
                topic(REKEYED, settings, false, Map.of()),
                topic(PROGRESS, settings, false, COMPACTED),
                topic(FLOWS, settings, true, COMPACTED))
            .stream()
            .filter(topic -> !existing.contains(topic.name()))
            .collect(Collectors.toList());
    for (var creation : admin.createTopics(missing).values().values()) {
      try {
        creation.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) { // another server was quicker
          throw e;
        }
      }
    }
  }

  /**
   * @param acknowledged whether an append to this topic is acknowledged to a sender
   */
  private static NewTopic topic(
      String name, LogSettings settings, boolean acknowledged, Map<String, String> more) {
    Map<String, String> config = new TreeMap<>();
    config.put(TopicConfig.RETENTION_MS_CONFIG, millis(settings.retention()));
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
    if (settings.flushEachAppend() && acknowledged) {
      config.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
    }
    if (settings.replication() > 2) {
      config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    config.putAll(more);
    return new NewTopic(name, settings.partitions(), settings.replication()).configs(config);
  }

  /** Above the largest body that is taken in, with its headers. */
  static final int MAX_RECORD_BYTES = 18 * 1024 * 1024;

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
