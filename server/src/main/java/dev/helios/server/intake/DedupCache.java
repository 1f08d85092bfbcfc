// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.helios.core.event.Digest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway remembers of events whose append was acknowledged: their content hash by
 * identity. First in this process, bounded in number and time, then in the memory that gateways
 * share, where there is one. A shortcut only: forgetting costs a second append, which the store
 * settles. Thread-safe.
 */
public final class DedupCache {
  private final Cache<Digest, Digest> own;
  private final SharedMemory shared;

  public DedupCache(int max, Duration timeToLive, SharedMemory shared) {
    this.own =
        Caffeine.newBuilder()
            .maximumSize(max)
            .expireAfterWrite(timeToLive)
            .executor(
                Runnable::run) // to wake another thread for each event costs more than it does
            .build();
    this.shared = shared;
  }

  /** Where gateways tell each other what they have seen. May forget, may be away, never throws. */
  public interface SharedMemory {
    /** For a gateway that is alone. */
    SharedMemory NONE =
        new SharedMemory() {
          private final CompletionStage<@Nullable Digest> nothing =
              CompletableFuture.completedFuture(null);

          @Override
          public CompletionStage<@Nullable Digest> recall(Digest identity) {
            return nothing;
          }

          @Override
          public void remember(Digest identity, Digest content) {}
        };

    /** The content hash remembered for this identity, null when none is. Completes soon, always. */
    CompletionStage<@Nullable Digest> recall(Digest identity);

    void remember(Digest identity, Digest content);
  }

  /** The content hash remembered for this identity, null when none is. */
  CompletionStage<@Nullable Digest> recall(Digest identity) {
    Digest known = own.getIfPresent(identity);
    if (known == null) {
      return shared.recall(identity);
    }
    return CompletableFuture.<@Nullable Digest>completedFuture(known);
  }

  /** To be called once the log has acknowledged the event, never before. */
  void remember(Digest identity, Digest content) {
    own.put(identity, content);
    shared.remember(identity, content);
  }

  /** How many events this process remembers, about. */
  public long size() {
    return own.estimatedSize();
  }
}
