// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * they cost nothing until the source is heard again. Two sources of a tenant whose names have one
 * hash share a place: then a case is looked at too early, which does no harm. Tenants share none,
 * although they share the name of a source: a {@link CaseStoreKey} begins with its tenant.
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

  void add(SourceId source, Bytes caseId) {
    none.remove(start(source));
    store.put(key(source, caseId), NOTHING);
  }

  void remove(SourceId source, Bytes caseId) {
    store.delete(key(source, caseId));
  }

  /** Takes out cases of the tenant that wait for this source, at most so many. */
  List<Bytes> take(SourceId source, int max) {
    Bytes from = start(source);
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
    int prefix = prefix(source.ref()).length;
    List<Bytes> cases = new ArrayList<>(keys.size());
    for (Bytes key : keys) {
      store.delete(key);
      cases.add(Bytes.wrap(Arrays.copyOfRange(key.get(), prefix, key.get().length)));
    }
    return cases;
  }

  /** What the keys of all cases of the tenant that wait for the source begin with. */
  private static Bytes start(SourceId source) {
    String tenant = source.tenant().value() + CaseStoreKey.SEPARATOR;
    return Bytes.wrap(concat(prefix(source.ref()), tenant.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] prefix(SourceRef source) {
    int cloud = source.cloud().ordinal();
    return source.isWholeCloud()
        ? new byte[] {(byte) cloud}
        : ByteBuffer.allocate(1 + Integer.BYTES)
            .put((byte) (SOURCES + cloud))
            .putInt(source.source().hashCode())
            .array();
  }

  /** The least that does not begin with this; its last byte has room. */
  private static Bytes after(Bytes start) {
    byte[] next = start.get().clone();
    next[next.length - 1]++;
    return Bytes.wrap(next);
  }

  private static Bytes key(SourceId source, Bytes caseId) {
    return Bytes.wrap(concat(prefix(source.ref()), caseId.get()));
  }

  private static byte[] concat(byte[] start, byte[] end) {
    byte[] whole = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, whole, start.length, end.length);
    return whole;
  }
}
