// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** When which case is to be looked at again, in order of time: state, not timers. */
final class Deadlines {
  private static final byte[] NOTHING = {1};

  private final KeyValueStore<Bytes, byte[]> store;

  Deadlines(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(Instant due, Bytes caseId) {
    store.put(key(due, caseId), NOTHING);
  }

  void remove(Instant due, Bytes caseId) {
    store.delete(key(due, caseId));
  }

  /** Takes out the cases that are due by this time, the earliest first, at most so many. */
  List<Bytes> takeDue(Instant now, int max) {
    List<Bytes> keys = new ArrayList<>();
    Bytes from = Bytes.wrap(new byte[Long.BYTES]);
    Bytes to = Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli() + 1).array());
    try (KeyValueIterator<Bytes, byte[]> due = store.range(from, to)) {
      while (due.hasNext() && keys.size() < max) {
        keys.add(due.next().key);
      }
    }
    List<Bytes> cases = new ArrayList<>(keys.size());
    for (Bytes key : keys) {
      store.delete(key);
      cases.add(Bytes.wrap(java.util.Arrays.copyOfRange(key.get(), Long.BYTES, key.get().length)));
    }
    return cases;
  }

  /** Rounded up to the millisecond: never early. */
  private static Bytes key(Instant due, Bytes caseId) {
    long millis = due.toEpochMilli() + (due.getNano() % 1_000_000 == 0 ? 0 : 1);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + caseId.get().length)
            .putLong(Math.max(0, millis))
            .put(caseId.get())
            .array());
  }
}
