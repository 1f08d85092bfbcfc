// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.log.LogIdentity;
import dev.helios.core.log.LogPartition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Declares the topics and asks the brokers how they are. Blocking, for a second or two at most when
 * they do not answer; thread-safe.
 */
public final class LogAdmin implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Duration IDENTITY_PATIENCE = Duration.ofSeconds(3);

  private final LogSettings settings;
  private final Admin admin;
  private final Map<String, List<TopicPartition>> partitions = new ConcurrentHashMap<>();

  /** Connects in the background. */
  public LogAdmin(LogSettings settings) {
    this.settings = settings;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "helios-admin",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
  }

  /** The brokers did not answer as they should. */
  public static class LogAwayException extends Exception {
    private static final long serialVersionUID = 1L;

    LogAwayException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The brokers answer, and do not have the topic of the events. */
  public static final class TopicMissingException extends LogAwayException {
    private static final long serialVersionUID = 1L;

    TopicMissingException(Throwable cause) {
      super("the brokers have no topic " + Topics.EVENTS, cause);
    }
  }

  /** Creates the topics that are missing. */
  public void declareTopics() throws LogAwayException, InterruptedException {
    try {
      Topics.declare(admin, settings);
    } catch (ExecutionException e) {
      throw new LogAwayException("topics could not be declared", e);
    }
  }

  /** How many brokers answer, within the timeout. */
  public int brokers(Duration timeout) throws LogAwayException, InterruptedException {
    DescribeClusterOptions options =
        new DescribeClusterOptions().timeoutMs(Math.toIntExact(timeout.toMillis()));
    try {
      return admin
          .describeCluster(options)
          .nodes()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .size();
    } catch (ExecutionException | TimeoutException e) {
      throw new LogAwayException("no broker answered in " + timeout.toMillis() + " ms", e);
    }
  }

  /**
   * Which log the brokers have now. Waits three seconds at most; throws {@link
   * TopicMissingException} where they have none.
   */
  public LogIdentity identity() throws LogAwayException, InterruptedException {
    try {
      KafkaFuture<String> cluster = admin.describeCluster().clusterId();
      TopicDescription events =
          Objects.requireNonNull(
              admin
                  .describeTopics(List.of(Topics.EVENTS))
                  .allTopicNames()
                  .get(IDENTITY_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                  .get(Topics.EVENTS));
      return new LogIdentity(
          cluster.get(IDENTITY_PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
          events.topicId().toString());
    } catch (ExecutionException | TimeoutException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new TopicMissingException(e);
      }
      throw new LogAwayException("the brokers did not say which log they have", e);
    }
  }

  /**
   * The least free space, in bytes, of the disks that the brokers keep the log on; empty where they
   * do not say.
   */
  public OptionalLong freeBytes() throws LogAwayException, InterruptedException {
    try {
      List<Integer> brokers =
          admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).stream()
              .map(Node::id)
              .toList();
      return admin
          .describeLogDirs(brokers)
          .allDescriptions()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .values()
          .stream()
          .flatMap(disks -> disks.values().stream())
          .map(LogDirDescription::usableBytes)
          .filter(OptionalLong::isPresent)
          .mapToLong(OptionalLong::getAsLong)
          .min();
    } catch (ExecutionException | TimeoutException e) {
      throw new LogAwayException("the brokers did not say how much room they have", e);
    }
  }

  /** The offset after the last record of every partition of these topics. */
  public Map<LogPartition, Long> ends(Collection<String> topics)
      throws LogAwayException, InterruptedException {
    return offsets(topics, OffsetSpec.latest());
  }

  /** The offset of the first record that every partition of these topics still has. */
  public Map<LogPartition, Long> beginnings(Collection<String> topics)
      throws LogAwayException, InterruptedException {
    return offsets(topics, OffsetSpec.earliest());
  }

  private Map<LogPartition, Long> offsets(Collection<String> topics, OffsetSpec spec)
      throws LogAwayException, InterruptedException {
    try {
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      for (String topic : topics) {
        for (TopicPartition partition : partitions(topic)) {
          wanted.put(partition, spec);
        }
      }
      Map<LogPartition, Long> offsets = new HashMap<>();
      admin
          .listOffsets(wanted)
          .all()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .forEach(
              (partition, found) ->
                  offsets.put(
                      new LogPartition(partition.topic(), partition.partition()), found.offset()));
      return offsets;
    } catch (ExecutionException | TimeoutException e) {
      throw new LogAwayException("the offsets could not be listed", e);
    }
  }

  /** Asked once: the number of a topic's partitions decides where keys live, and stays. */
  private List<TopicPartition> partitions(String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<TopicPartition> known = partitions.get(topic);
    if (known == null) {
      known =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .values()
              .stream()
              .flatMap(found -> found.partitions().stream())
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList();
      partitions.put(topic, known);
    }
    return known;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
