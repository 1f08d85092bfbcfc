// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.engine.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the reconciler: exactly once from events to verdicts, so that a crash between the two
 * neither loses a verdict nor says it twice. Several instances share the partitions. Thread-safe.
 */
public final class ReconcilerStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcilerStreams.class);
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  /** A thread that does not poll within this time is thrown out of the group. */
  static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(5);

  private final KafkaStreams streams;
  private final RetriedVerdicts stored;
  private final UnjudgedRecords unjudged = new UnjudgedRecords();

  /**
   * Where and how it runs.
   *
   * @param state folder of the state stores; anything in it can be had again from the log
   * @param threads among which this instance's partitions are shared
   * @param standbys instances that keep a copy of each partition's state, ready to take over
   * @param markersKept how long it is remembered that a closed case has a verdict in the database
   */
  public record Settings(Path state, int threads, int standbys, Duration markersKept) {}

  public ReconcilerStreams(
      LogSettings log,
      Settings settings,
      FlowTable flows,
      WatermarkTable progress,
      EndOffsets ends,
      StoredVerdicts stored,
      int partitions) {
    this.stored = new RetriedVerdicts(stored);
    ReconcilerParts parts =
        new ReconcilerParts(
            flows, progress, ends, this.stored, unjudged, partitions, settings.markersKept());
    this.streams = new KafkaStreams(ReconcilerTopology.of(parts), config(log, settings));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("A reconciler thread failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  /** What could not be judged since this instance began. */
  public UnjudgedRecords unjudged() {
    return unjudged;
  }

  /**
   * Begins to judge. When that fails, everything is let go again, and local state that cannot be
   * read is removed, so that another instance may be started in its place.
   */
  public void start() {
    try {
      streams.start();
    } catch (RuntimeException failed) {
      streams.close(FAREWELL);
      if (failed instanceof ProcessorStateException) {
        forgetState();
      }
      throw failed;
    }
  }

  /** A process that is killed while it makes a store leaves one that opens for nobody. */
  private void forgetState() {
    try {
      streams.cleanUp();
      LOG.warn("The reconciler's local state could not be read and is made anew from the log");
    } catch (IllegalStateException | StreamsException left) {
      LOG.error("The reconciler's local state can neither be read nor removed", left);
    }
  }

  /** In Kafka Streams' words: RUNNING, REBALANCING, ERROR and so on. */
  public String state() {
    return streams.state().name();
  }

  /** Since when an event waits to be judged because the store is away; empty when none does. */
  public Optional<Instant> waitingForStoreSince() {
    return stored.waitingSince();
  }

  /** Whether it judges, or is about to. */
  public boolean isUp() {
    return streams.state().isRunningOrRebalancing();
  }

  @Override
  public void close() {
    streams.close(FAREWELL);
  }

  private static Properties config(LogSettings log, Settings settings) {
    Properties config = new Properties();
    config.putAll(
        Map.ofEntries(
            Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, "helios-reconciler"),
            Map.entry(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, log.bootstrapServers()),
            Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
            Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100),
            Map.entry(StreamsConfig.STATE_DIR_CONFIG, settings.state().toString()),
            Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads()),
            Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys()),
            Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) log.replication()),
            Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 32L * 1024 * 1024),
            Map.entry(
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class.getName()),
            // The second half waits for word of the first, not for records of its own.
            Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L),
            Map.entry(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
            Map.entry(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000),
            Map.entry(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000),
            Map.entry(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                (int) MAX_POLL_INTERVAL.toMillis()),
            Map.entry(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1_000),
            Map.entry(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 32 * 1024),
            Map.entry(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 25)));
    return config;
  }
}
