// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.watermark.SourceRef;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The cases that wait for an idle source, by source. A stall may hold very many for very long: here
 * they cost nothing until the source is heard again. Two sources whose names have one hash share a
 * place, and so do those of two tenants: then a case is looked at too early, which does no harm.
 */
final class Parked {
  private static final byte[] NOTHING = {1};

  /** Added to a cloud's number where its sources stand, behind what waits for the cloud. */
  private static final int SOURCES = 0x10;

  private static final int NONE_MAX = 4_096;

  private final KeyValueStore<Bytes, byte[]> store;

  /** Sources for which none waits, as far as is known without looking. */
  private final Set<Bytes> none = new HashSet<>();

  Parked(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(SourceRef source, Bytes caseId) {
    none.remove(prefix(source));
    store.put(key(source, caseId), NOTHING);
  }

  void remove(SourceRef source, Bytes caseId) {
    store.delete(key(source, caseId));
  }

  /** Takes out cases that wait for this source, at most so many. */
  List<Bytes> take(SourceRef source, int max) {
    Bytes from = prefix(source);
    if (none.contains(from)) {
      return List.of();
    }
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> waiting = store.range(from, after(from))) {
      while (waiting.hasNext() && keys.size() < max) {
        keys.add(waiting.next().key);
      }
    }
    if (keys.size() < max) {
      if (none.size() >= NONE_MAX) {
        none.clear();
      }
      none.add(from);
    }
    List<Bytes> cases = new ArrayList<>(keys.size());
    for (Bytes key : keys) {
      store.delete(key);
      cases.add(Bytes.wrap(Arrays.copyOfRange(key.get(), from.get().length, key.get().length)));
    }
    return cases;
  }

  private static Bytes prefix(SourceRef source) {
    int cloud = source.cloud().ordinal();
    return Bytes.wrap(
        source.isWholeCloud()
            ? new byte[] {(byte) cloud}
            : ByteBuffer.allocate(1 + Integer.BYTES)
                .put((byte) (SOURCES + cloud))
                .putInt(source.source().hashCode())
                .array());
  }

  /** The least that does not begin with the prefix; its first byte has room. */
  private static Bytes after(Bytes prefix) {
    byte[] next = prefix.get().clone();
    int at = next.length - 1;
    while (++next[at] == 0) {
      at--;
    }
    return Bytes.wrap(next);
  }

  private static Bytes key(SourceRef source, Bytes caseId) {
    byte[] prefix = prefix(source).get();
    byte[] key = Arrays.copyOf(prefix, prefix.length + caseId.get().length);
    System.arraycopy(caseId.get(), 0, key, prefix.length, caseId.get().length);
    return Bytes.wrap(key);
  }
}
