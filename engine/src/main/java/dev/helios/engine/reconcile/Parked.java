// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.Cloud;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The cases that wait for a silent cloud, by cloud. A stall may hold very many for very long: here
 * they cost nothing until the cloud is heard again.
 */
final class Parked {
  private static final byte[] NOTHING = {1};

  private final KeyValueStore<Bytes, byte[]> store;

  /** Clouds for which none waits, as far as is known without looking. */
  private final Set<Cloud> none = EnumSet.noneOf(Cloud.class);

  Parked(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(Cloud cloud, Bytes caseId) {
    none.remove(cloud);
    store.put(key(cloud, caseId), NOTHING);
  }

  void remove(Cloud cloud, Bytes caseId) {
    store.delete(key(cloud, caseId));
  }

  /** Takes out cases that wait for this cloud, at most so many. */
  List<Bytes> take(Cloud cloud, int max) {
    if (none.contains(cloud)) {
      return List.of();
    }
    List<Bytes> keys = new ArrayList<>();
    Bytes from = Bytes.wrap(new byte[] {(byte) cloud.ordinal()});
    Bytes to = Bytes.wrap(new byte[] {(byte) (cloud.ordinal() + 1)});
    try (KeyValueIterator<Bytes, byte[]> waiting = store.range(from, to)) {
      while (waiting.hasNext() && keys.size() < max) {
        keys.add(waiting.next().key);
      }
    }
    if (keys.size() < max) {
      none.add(cloud);
    }
    List<Bytes> cases = new ArrayList<>(keys.size());
    for (Bytes key : keys) {
      store.delete(key);
      cases.add(Bytes.wrap(Arrays.copyOfRange(key.get(), 1, key.get().length)));
    }
    return cases;
  }

  private static Bytes key(Cloud cloud, Bytes caseId) {
    byte[] key = new byte[1 + caseId.get().length];
    key[0] = (byte) cloud.ordinal();
    System.arraycopy(caseId.get(), 0, key, 1, caseId.get().length);
    return Bytes.wrap(key);
  }
}
