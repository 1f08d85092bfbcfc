// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.log.Position;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;

/**
 * Records of the log that could not be judged, counted since the start of the process. Their events
 * are stored; the others of the partition are judged on. Thread-safe.
 */
public final class UnjudgedRecords {
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<Last> last = new AtomicReference<>();

  /**
   * The last of them.
   *
   * @param why the kind of failure, without a word of the payload
   */
  public record Last(Position at, String why) {}

  /**
   * Sets a record aside that failed for a reason of its own. Throws the failure again where it is
   * not the record's: the broker's, or the store's, whose absence must never set a record aside.
   */
  void setAside(Position at, RuntimeException failure) {
    if (failure instanceof KafkaException || failure instanceof StoreAwayException) {
      throw failure;
    }
    count.incrementAndGet();
    last.set(new Last(at, failure.getClass().getSimpleName()));
  }

  public long count() {
    return count.get();
  }

  /** Empty while there is none. */
  public Optional<Last> last() {
    return Optional.ofNullable(last.get());
  }
}
