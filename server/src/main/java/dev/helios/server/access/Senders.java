// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Cloud;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.UnavailableReason;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The check of each cloud's route, counted. Thread-safe. */
public final class Senders {
  private final Map<Cloud, SenderCheck> checks;
  private final SenderMetrics metrics;

  public Senders(Map<Cloud, SenderCheck> checks, MeterRegistry registry) {
    this.checks = Map.copyOf(checks);
    this.metrics = new SenderMetrics(registry);
  }

  /**
   * The refusal of a request that fails whatever its body holds, counted; empty when its body has
   * to be read. Never blocks.
   */
  public Optional<Refusal> refuseHead(Cloud cloud, SenderRequest head) {
    RejectReason reason = Objects.requireNonNull(checks.get(cloud)).rejectHead(head);
    if (reason == null) {
      return Optional.empty();
    }
    metrics.count(cloud.label(), AuthenticationResult.rejected(reason));
    return Optional.of(refusal(cloud, reason));
  }

  /**
   * The same text whatever is wrong. An unauthenticated request is no delivery: it leaves nothing
   * in the log, because anyone who reaches the port could fill it.
   */
  public static Refusal refusal(Cloud cloud, RejectReason reason) {
    return Refusal.ofSender(cloud == Cloud.DIRECT && reason == RejectReason.ABSENT);
  }

  /** Never blocks, never fails: a failing check leaves the sender unchecked. */
  public CompletionStage<AuthenticationResult> check(Cloud cloud, SenderRequest request) {
    return Objects.requireNonNull(checks.get(cloud))
        .check(request)
        .exceptionally(failure -> AuthenticationResult.unavailable(UnavailableReason.PLATFORM))
        .thenApply(
            result -> {
              metrics.count(cloud.label(), result);
              return result;
            });
  }
}
