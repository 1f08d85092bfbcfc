// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.log.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What travels between the two halves of the topology when a flow's key is not the log's key:
 * events on the way to their key, and behind them, in every partition, word of how far the log has
 * been read, so that the second half knows when it has seen everything up to a time.
 */
final class Rekeyed {
  private static final String FLOW = "helios_flow";
  private static final String POSITION = "helios_position";
  private static final String THROUGH = "helios_through";
  private static final String FROM = "helios_from";
  private static final byte[] NOTHING = {};

  private Rekeyed() {}

  static Record<byte[], byte[]> sighting(
      String flow, String key, EventMatch match, Record<byte[], byte[]> event) {
    Headers headers = new RecordHeaders(event.headers().toArray());
    headers.add(FLOW, utf8(flow));
    headers.add(POSITION, utf8(match.position().toString()));
    return new Record<>(utf8(key), event.value(), event.timestamp(), headers);
  }

  static Record<byte[], byte[]> through(PartitionProgress progress, long timestamp) {
    Headers headers = new RecordHeaders();
    headers.add(FROM, utf8(Integer.toString(progress.partition())));
    headers.add(THROUGH, utf8(String.valueOf(progress.readThrough())));
    return new Record<>(NOTHING, NOTHING, timestamp, headers);
  }

  static boolean isThrough(Headers headers) {
    return headers.lastHeader(THROUGH) != null;
  }

  /** Null when the partition has not been read through yet. */
  static @Nullable Instant through(Headers headers) {
    String text = text(headers, THROUGH);
    return text.equals("null") ? null : Instant.parse(text);
  }

  static int from(Headers headers) {
    return Integer.parseInt(text(headers, FROM));
  }

  static String flow(Headers headers) {
    return text(headers, FLOW);
  }

  static Position position(Headers headers) {
    String[] parts = text(headers, POSITION).split(":", 2);
    return new Position(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }

  /** Events go where their key lives, word of progress goes everywhere. */
  static StreamPartitioner<byte[], byte[]> partitioner() {
    return (topic, key, value, partitions) ->
        key.length > 0
            ? Optional.empty() // as the producer does by key
            : Optional.of(all(partitions));
  }

  private static Set<Integer> all(int partitions) {
    return IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("expected header " + name + ", found none");
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
