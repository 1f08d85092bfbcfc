// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.engine.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The reconciler as Kafka Streams sees it.
 *
 * <pre>
 * helios.events ----> judge ----> helios.verdicts
 *                       |  \----> helios.progress
 *                       v
 * helios.rekeyed ---> judge by another key ---> helios.verdicts
 * </pre>
 */
final class ReconcilerTopology {
  static final String CASES = "cases";
  static final String DEADLINES = "deadlines";
  static final String PARKED = "parked";
  static final String PLACE = "place";
  static final String REKEYED_CASES = "rekeyed-cases";
  static final String REKEYED_DEADLINES = "rekeyed-deadlines";
  static final String REKEYED_PARKED = "rekeyed-parked";
  static final String REKEYED_PLACE = "rekeyed-place";
  static final String VERDICTS = "verdicts";
  static final String PROGRESS = "progress";
  static final String REKEYED = "rekeyed";

  /**
   * How often verdicts that events have changed are published. A case that several events move
   * within that time is told of once; nobody reads a verdict before its transaction ends in any
   * case.
   */
  static final Duration PUBLISH = Duration.ofMillis(50);

  /** Cases with a verdict to be published: beyond so many it is done at once. */
  static final int UNPUBLISHED_MAX = 2_000;

  /** How often due cases are looked for. */
  static final Duration TICK = Duration.ofMillis(100);

  /** How often a partition tells how far it is. */
  static final Duration TELL = Duration.ofMillis(200);

  /** Cases looked at in one go, so that events are not held up. */
  static final int TICK_MAX = 2_000;

  private ReconcilerTopology() {}

  static Topology of(ReconcilerParts parts) {
    ByteArrayDeserializer bytesIn = new ByteArrayDeserializer();
    ByteArraySerializer bytesOut = new ByteArraySerializer();
    Topology topology = new Topology();
    topology.addSource("events", bytesIn, bytesIn, Topics.EVENTS);
    topology.addProcessor("judge", () -> new EventProcessor(parts), "events");
    topology.addSource("rekeyed-events", bytesIn, bytesIn, Topics.REKEYED);
    topology.addProcessor("judge-rekeyed", () -> new RekeyedProcessor(parts), "rekeyed-events");
    for (String store : new String[] {CASES, DEADLINES, PARKED, PLACE}) {
      topology.addStateStore(store(store), "judge");
      topology.addStateStore(store("rekeyed-" + store), "judge-rekeyed");
    }
    topology.addSink(VERDICTS, Topics.VERDICTS, bytesOut, bytesOut, "judge", "judge-rekeyed");
    topology.addSink(PROGRESS, Topics.PROGRESS, bytesOut, bytesOut, "judge");
    topology.addSink(REKEYED, Topics.REKEYED, bytesOut, bytesOut, Rekeyed.partitioner(), "judge");
    return topology;
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            name.endsWith(PLACE)
                ? Stores.inMemoryKeyValueStore(name)
                : Stores.persistentKeyValueStore(name),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }
}
