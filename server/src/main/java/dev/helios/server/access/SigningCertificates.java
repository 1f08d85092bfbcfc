// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.server.outbound.OutboundHttp;
import dev.helios.server.outbound.Reply;
import dev.helios.wire.aws.SnsCertificates;
import dev.helios.wire.aws.SnsSignature.Examined.Unproven;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.UnavailableReason;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The certificates with which SNS signs, by their addresses: had once, checked, and kept. Addresses
 * that are not known yet cause at most {@value #PER_MINUTE} fetches a minute. Never blocks.
 * Thread-safe.
 */
public final class SigningCertificates {
  static final int PER_MINUTE = 10;
  static final int KEPT = 32;

  /** Authorities between a certificate and one that is trusted. */
  private static final int HOPS = 3;

  private static final Logger LOG = Logger.getLogger(SigningCertificates.class);

  /** What came of asking for a certificate. */
  public sealed interface Lookup {
    record Found(X509Certificate certificate) implements Lookup {}

    record None(AuthenticationResult why) implements Lookup {}
  }

  private final OutboundHttp http;
  private final Function<URI, URI> reach;
  private final Set<TrustAnchor> anchors;
  private final InstantSource clock;
  private final Map<String, CompletableFuture<Lookup>> fetching = new HashMap<>();
  private final Map<String, X509Certificate> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, X509Certificate> eldest) {
          return size() > KEPT;
        }
      };
  private final AtomicInteger waiting = new AtomicInteger();
  private Instant minute = Instant.EPOCH;
  private int fetched;

  /**
   * @param reach where a call really goes: itself, or a server that stands in for SNS
   */
  public SigningCertificates(
      OutboundHttp http, Function<URI, URI> reach, Set<TrustAnchor> anchors, InstantSource clock) {
    this.http = http;
    this.reach = reach;
    this.anchors = Set.copyOf(anchors);
    this.clock = clock;
  }

  /** The certificate that the message names, at once where it is known. */
  public synchronized CompletionStage<Lookup> certificate(Unproven unproven) {
    String url = unproven.certificateUrl();
    X509Certificate known = kept.get(url);
    if (known != null && SnsCertificates.isOf(known, unproven.topic().signers())) {
      return CompletableFuture.completedFuture(new Lookup.Found(known));
    }
    CompletableFuture<Lookup> under = fetching.get(url);
    if (under != null && waiting.get() < IssuerKeys.MAX_WAITING) {
      waiting.incrementAndGet();
      return under.whenComplete((lookup, failure) -> waiting.decrementAndGet());
    }
    if (under != null || !mayFetch(clock.instant())) {
      return CompletableFuture.completedFuture(
          new Lookup.None(AuthenticationResult.unavailable(UnavailableReason.BUSY)));
    }
    CompletableFuture<Lookup> mine = new CompletableFuture<>();
    fetching.put(url, mine);
    http.get(reach.apply(URI.create(url)), SnsCertificates.MAX_BYTES)
        .thenCompose(reply -> examine(reply, unproven))
        .whenComplete((lookup, failure) -> mine.complete(keep(url, lookup, failure)));
    return mine;
  }

  private boolean mayFetch(Instant now) {
    if (now.isAfter(minute.plus(Duration.ofMinutes(1)))) {
      minute = now;
      fetched = 0;
    }
    return fetched++ < PER_MINUTE;
  }

  private synchronized Lookup keep(String url, Lookup lookup, @Nullable Throwable failure) {
    fetching.remove(url);
    if (failure != null) {
      LOG.warnf("A certificate of SNS could not be read: %s", failure.getClass().getSimpleName());
      return away();
    }
    if (lookup instanceof Lookup.Found found) {
      kept.put(url, found.certificate());
    }
    return lookup;
  }

  private CompletionStage<Lookup> examine(Reply reply, Unproven unproven) {
    if (!(reply instanceof Reply.Received received) || received.status() != 200) {
      LOG.warnf("%s gave no certificate: %s", unproven.topic().host(), nameOf(reply));
      return CompletableFuture.completedFuture(away());
    }
    List<X509Certificate> sent = SnsCertificates.read(received.body());
    if (sent.isEmpty() || !SnsCertificates.isOf(sent.getFirst(), unproven.topic().signers())) {
      return CompletableFuture.completedFuture(wrong());
    }
    return chain(sent, HOPS);
  }

  /** Completes the chain from where the last of it says that its issuer's certificate is. */
  private CompletionStage<Lookup> chain(List<X509Certificate> sent, int hops) {
    X509Certificate leaf = sent.getFirst();
    if (SnsCertificates.isTrusted(leaf, sent, anchors, clock.instant())) {
      return CompletableFuture.completedFuture(new Lookup.Found(leaf));
    }
    Optional<String> issuer = SnsCertificates.issuerUrl(sent.getLast());
    if (issuer.isEmpty() || hops == 0) {
      LOG.warn("A certificate of SNS leads to no authority that is trusted");
      return CompletableFuture.completedFuture(wrong());
    }
    return http.get(URI.create(issuer.get()), SnsCertificates.MAX_BYTES)
        .thenCompose(
            reply -> {
              List<X509Certificate> more =
                  reply instanceof Reply.Received received && received.status() == 200
                      ? SnsCertificates.read(received.body())
                      : List.of();
              if (more.isEmpty()) {
                return CompletableFuture.completedFuture(away());
              }
              List<X509Certificate> longer = new ArrayList<>(sent);
              longer.add(more.getFirst());
              return chain(longer, hops - 1);
            });
  }

  private static String nameOf(Reply reply) {
    return switch (reply) {
      case Reply.Failed failed -> failed.why().name();
      case Reply.Received received -> "status " + received.status();
    };
  }

  private static Lookup away() {
    return new Lookup.None(AuthenticationResult.unavailable(UnavailableReason.CERTIFICATE_AWAY));
  }

  private static Lookup wrong() {
    return new Lookup.None(AuthenticationResult.rejected(RejectReason.CERTIFICATE));
  }
}
