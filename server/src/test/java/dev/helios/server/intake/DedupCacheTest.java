// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Digest;
import dev.helios.core.log.LogIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DedupCacheTest {
  private static final LogIdentity LOG = new LogIdentity("cluster", "topic");
  private static final LogIdentity RECREATED = new LogIdentity("cluster", "another-topic");
  private static final LogIdentity ELSEWHERE = new LogIdentity("another-cluster", "topic");
  private static final Digest EVENT = new Digest(1, 2);
  private static final Digest CONTENT = new Digest(3, 4);

  private final Shared shared = new Shared();
  private final DedupCache cache = gateway();

  private DedupCache gateway() {
    return new DedupCache(100, Duration.ofHours(1), shared);
  }

  private static @Nullable Digest recall(DedupCache cache) {
    return cache.memory().recall(EVENT).toCompletableFuture().join();
  }

  @Test
  void recall_sameLog_isRemembered() {
    cache.logIs(LOG);
    cache.memory().remember(EVENT, CONTENT);
    cache.logIs(LOG);

    assertThat(recall(cache)).isEqualTo(CONTENT);
  }

  @Test
  void recall_topicCreatedAgain_isForgotten() {
    cache.logIs(LOG);
    cache.memory().remember(EVENT, CONTENT);

    cache.logIs(RECREATED);

    assertThat(recall(cache)).isNull();
    assertThat(cache.size()).isZero();
  }

  @Test
  void recall_anotherGatewayOfTheSameLog_shares() {
    cache.logIs(LOG);
    cache.memory().remember(EVENT, CONTENT);
    DedupCache second = gateway();
    second.logIs(LOG);

    assertThat(recall(second)).isEqualTo(CONTENT);
  }

  @Test
  void recall_anotherInstallationOnTheSameSharedMemory_knowsNothing() {
    cache.logIs(LOG);
    cache.memory().remember(EVENT, CONTENT);
    DedupCache stranger = gateway();
    stranger.logIs(ELSEWHERE);

    assertThat(recall(stranger)).isNull();
  }

  @Test
  void recall_logNotKnownYet_asksOnlyItsOwnMemory() {
    cache.logIs(LOG);
    cache.memory().remember(EVENT, CONTENT);
    DedupCache starting = gateway();

    assertThat(recall(starting)).isNull();
    starting.memory().remember(EVENT, CONTENT);
    assertThat(recall(starting)).isEqualTo(CONTENT);
    starting.logIs(ELSEWHERE);
    assertThat(recall(starting)).isEqualTo(CONTENT);
  }

  @Test
  void recall_logAway_nothingUntilItIsTheSameAgain() {
    cache.logIs(LOG);
    cache.memory().remember(EVENT, CONTENT);

    cache.logIsAway();
    assertThat(recall(cache)).isNull();

    cache.logIs(LOG);
    assertThat(recall(cache)).isEqualTo(CONTENT);
  }

  @Test
  void remember_acknowledgedByAnOldLog_isNotRememberedOfTheNew() {
    cache.logIs(LOG);
    DedupCache.Memory before = cache.memory();

    cache.logIs(RECREATED);
    before.remember(EVENT, CONTENT);

    assertThat(recall(cache)).isNull();
    cache.logIs(LOG);
    assertThat(shared.kept).containsOnlyKeys(LOG);
  }

  /** Keeps what it is told by log, as Redis does. */
  private static final class Shared implements DedupCache.SharedMemory {
    private final Map<LogIdentity, Map<Digest, Digest>> kept = new HashMap<>();

    @Override
    public CompletionStage<@Nullable Digest> recall(LogIdentity log, Digest identity) {
      return CompletableFuture.<@Nullable Digest>completedFuture(
          kept.getOrDefault(log, Map.of()).get(identity));
    }

    @Override
    public void remember(LogIdentity log, Digest identity, Digest content) {
      kept.computeIfAbsent(log, any -> new HashMap<>()).put(identity, content);
    }
  }
}
