// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.helios.core.event.Digest;
import dev.helios.core.log.LogIdentity;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway remembers of events whose append was acknowledged: their content hash by
 * identity. First in this process, bounded in number and time, then in the memory that gateways
 * share, where there is one. A shortcut only: forgetting costs a second append, which the store
 * settles. Remembering what is in no log would lose an event, so everything remembered belongs to
 * one {@link LogIdentity} and is forgotten with it. Thread-safe.
 */
public final class DedupCache {
  private static final Logger LOG = Logger.getLogger(DedupCache.class);
  private static final CompletionStage<@Nullable Digest> NOTHING =
      CompletableFuture.completedFuture(null);

  private final int max;
  private final Duration timeToLive;
  private final SharedMemory shared;
  private volatile Memory memory;
  private volatile boolean inDoubt;

  /**
   * @param max events that this process remembers
   */
  public DedupCache(int max, Duration timeToLive, SharedMemory shared) {
    this.max = max;
    this.timeToLive = timeToLive;
    this.shared = shared;
    this.memory = new Memory();
  }

  /** The memory that gateways share. May forget, may be unreachable, never throws. */
  public interface SharedMemory {
    /** For a gateway that is alone. */
    SharedMemory NONE =
        new SharedMemory() {
          @Override
          public CompletionStage<@Nullable Digest> recall(LogIdentity log, Digest identity) {
            return NOTHING;
          }

          @Override
          public void remember(LogIdentity log, Digest identity, Digest content) {}
        };

    /**
     * The content hash remembered for this identity in this log, null when none is. Completes soon,
     * always.
     */
    CompletionStage<@Nullable Digest> recall(LogIdentity log, Digest identity);

    void remember(LogIdentity log, Digest identity, Digest content);
  }

  /**
   * What is remembered of one log. A delivery takes it once, before its append, and keeps to it: an
   * acknowledgement of an old log is then never remembered of the new one.
   */
  final class Memory {
    private final Cache<Digest, Digest> own =
        Caffeine.newBuilder()
            .maximumSize(max)
            .expireAfterWrite(timeToLive)
            .executor(
                Runnable::run) // to wake another thread for each event costs more than it does
            .build();

    /** Null until the brokers have named the log; until then the shared memory is not used. */
    private volatile @Nullable LogIdentity log;

    /** The content hash remembered for this identity, null when none is. */
    CompletionStage<@Nullable Digest> recall(Digest identity) {
      LogIdentity here = log;
      if (here != null && inDoubt) {
        return NOTHING;
      }
      Digest known = own.getIfPresent(identity);
      if (known != null) {
        return CompletableFuture.<@Nullable Digest>completedFuture(known);
      }
      return here == null ? NOTHING : shared.recall(here, identity);
    }

    /** To be called once the log has acknowledged the event, never before. */
    void remember(Digest identity, Digest content) {
      own.put(identity, content);
      LogIdentity here = log;
      if (here != null) {
        shared.remember(here, identity, content);
      }
    }
  }

  /** What is remembered of the log as it is now. */
  Memory memory() {
    return memory;
  }

  /** The brokers have said which log they have. What was remembered of another is forgotten. */
  public synchronized void logIs(LogIdentity found) {
    Memory current = memory;
    if (current.log == null) {
      current.log = found;
    } else if (!found.equals(current.log)) {
      LOG.warnf("The log is another one, %s: what was remembered of the old is forgotten", found);
      Memory fresh = new Memory();
      fresh.log = found;
      memory = fresh;
    }
    inDoubt = false;
  }

  /** The brokers do not say which log they have: until they do, nothing is recalled. */
  public synchronized void logIsAway() {
    inDoubt = true;
  }

  /** How many events this process remembers, about. */
  public long size() {
    return memory.own.estimatedSize();
  }
}
