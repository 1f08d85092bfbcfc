// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When which case is to be looked at again, in order of time: state, not timers. Before all times
 * stand those whose verdict is still to be published.
 */
final class Deadlines {
  private static final byte[] NOTHING = {1};

  /** Earlier than any time. */
  private static final long UNPUBLISHED = 0;

  private final KeyValueStore<Bytes, byte[]> store;

  /**
   * Nothing is due before this, and nobody looks before it: each look goes over all that was
   * deleted up to what is due next.
   */
  private long first = UNPUBLISHED + 1;

  Deadlines(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(Instant due, Bytes caseId) {
    first = Math.min(first, millis(due));
    store.put(key(millis(due), caseId), NOTHING);
  }

  void remove(Instant due, Bytes caseId) {
    store.delete(key(millis(due), caseId));
  }

  /** A verdict on the case is to be published; this revision was the last that was. */
  void markUnpublished(Bytes caseId, int publishedRevision) {
    store.put(
        key(UNPUBLISHED, caseId),
        ByteBuffer.allocate(Integer.BYTES).putInt(publishedRevision).array());
  }

  /** It was published. */
  void settle(Bytes caseId) {
    store.delete(key(UNPUBLISHED, caseId));
  }

  /** The cases whose verdict is to be published, with the revision that was published last. */
  Map<Bytes, Integer> leftOver() {
    Map<Bytes, Integer> leftOver = new LinkedHashMap<>();
    try (KeyValueIterator<Bytes, byte[]> marks =
        store.range(time(UNPUBLISHED), time(UNPUBLISHED + 1))) {
      marks.forEachRemaining(
          mark -> leftOver.put(caseId(mark.key), ByteBuffer.wrap(mark.value).getInt()));
    }
    return leftOver;
  }

  /** Takes out the cases that are due by this time, the earliest first, at most so many. */
  List<Bytes> takeDue(Instant now, int max) {
    List<Bytes> keys = new ArrayList<>();
    long end = now.toEpochMilli() + 1;
    if (first >= end) {
      return new ArrayList<>();
    }
    try (KeyValueIterator<Bytes, byte[]> ahead = store.range(time(first), null)) {
      while (ahead.hasNext() && due(ahead.peekNextKey()) < end && keys.size() < max) {
        keys.add(ahead.next().key);
      }
      first = ahead.hasNext() ? due(ahead.peekNextKey()) : Long.MAX_VALUE;
    }
    List<Bytes> cases = new ArrayList<>(keys.size());
    for (Bytes key : keys) {
      store.delete(key);
      cases.add(caseId(key));
    }
    return cases;
  }

  private static Bytes caseId(Bytes key) {
    return Bytes.wrap(Arrays.copyOfRange(key.get(), Long.BYTES, key.get().length));
  }

  private static Bytes key(long millis, Bytes caseId) {
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + caseId.get().length)
            .putLong(millis)
            .put(caseId.get())
            .array());
  }

  private static long due(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong();
  }

  private static Bytes time(long millis) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(millis).array());
  }

  /** Rounded up to the millisecond: never early. */
  private static long millis(Instant due) {
    return Math.max(UNPUBLISHED + 1, due.toEpochMilli() + (due.getNano() % 1_000_000 == 0 ? 0 : 1));
  }
}
