// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.server.outbound.OutboundHttp;
import dev.helios.server.outbound.Reply;
import dev.helios.wire.signature.KeySet;
import dev.helios.wire.signature.UnavailableReason;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer, from the one address that is configured. Cached and refreshed; while the
 * issuer is unreachable the cached keys stay valid. An unknown key causes at most one fetch a
 * minute, however often it is asked for. Never blocks. Thread-safe.
 */
public final class IssuerKeys {
  /** Age after which they are refreshed in the background. */
  static final Duration FRESH = Duration.ofMinutes(15);

  /** After which they are not believed any more. */
  static final Duration STALE = Duration.ofHours(24);

  /** Between two fetches. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  /** Between two fetches while there are no keys at all. */
  static final Duration PAUSE_WITHOUT = Duration.ofSeconds(5);

  /** Requests that may wait for the same fetch. */
  static final int MAX_WAITING = 256;

  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

  /** The result of looking up a key. */
  public sealed interface Lookup {
    record Found(RSAPublicKey key) implements Lookup {}

    record None(UnavailableReason reason) implements Lookup {}
  }

  private record Loaded(KeySet keys, Instant at) {}

  private final URI place;
  private final OutboundHttp http;
  private final InstantSource clock;
  private @Nullable Loaded loaded;
  private @Nullable Instant triedAt;
  private @Nullable CompletableFuture<Boolean> fetching;
  private int waiting;

  public IssuerKeys(URI place, OutboundHttp http, InstantSource clock) {
    this.place = place;
    this.http = http;
    this.clock = clock;
  }

  /** The issuer's key with this id, at once where it is known. */
  public synchronized CompletionStage<Lookup> key(String id) {
    Instant now = clock.instant();
    Optional<RSAPublicKey> known = find(id, now);
    if (known.isEmpty() || isDue(now)) {
      fetch(now);
    }
    CompletableFuture<Boolean> under = fetching;
    if (known.isPresent() || under == null) {
      return CompletableFuture.completedFuture(answer(known, now));
    }
    if (waiting >= MAX_WAITING) {
      return CompletableFuture.completedFuture(new Lookup.None(UnavailableReason.BUSY));
    }
    waiting++;
    return under.thenApply(any -> after(id));
  }

  private synchronized Lookup after(String id) {
    waiting--;
    Instant now = clock.instant();
    return answer(find(id, now), now);
  }

  private Lookup answer(Optional<RSAPublicKey> key, Instant now) {
    return key.<Lookup>map(Lookup.Found::new)
        .orElseGet(
            () ->
                new Lookup.None(
                    hasKeys(now) ? UnavailableReason.KEY_UNKNOWN : UnavailableReason.KEYS_AWAY));
  }

  private Optional<RSAPublicKey> find(String id, Instant now) {
    Loaded current = loaded;
    return current != null && hasKeys(now) ? current.keys().key(id) : Optional.empty();
  }

  private boolean hasKeys(Instant now) {
    Loaded current = loaded;
    return current != null && now.isBefore(current.at().plus(STALE));
  }

  private boolean isDue(Instant now) {
    Loaded current = loaded;
    return current == null || !now.isBefore(current.at().plus(FRESH));
  }

  private void fetch(Instant now) {
    Instant tried = triedAt;
    Duration pause = hasKeys(now) ? PAUSE : PAUSE_WITHOUT;
    if (fetching != null || (tried != null && now.isBefore(tried.plus(pause)))) {
      return;
    }
    triedAt = now;
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    fetching = mine;
    http.get(place, KeySet.MAX_BYTES).whenComplete((reply, failure) -> mine.complete(take(reply)));
  }

  private synchronized boolean take(@Nullable Reply reply) {
    fetching = null;
    if (reply instanceof Reply.Received received && received.status() == 200) {
      Optional<KeySet> keys = KeySet.read(received.body());
      keys.ifPresent(set -> loaded = new Loaded(set, clock.instant()));
      if (keys.isPresent()) {
        return true;
      }
    }
    LOG.warnf("The keys of %s could not be had: %s", place.getHost(), nameOf(reply));
    return false;
  }

  private static String nameOf(@Nullable Reply reply) {
    return switch (reply) {
      case Reply.Failed failed -> failed.why().name();
      case Reply.Received received when received.status() != 200 -> "status " + received.status();
      case null, default -> "no key set";
    };
  }
}
