// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Wire;
import dev.helios.server.auth.Refusal;
import dev.helios.server.auth.Senders;
import dev.helios.server.ingest.Ingest;
import dev.helios.server.ingest.Outcome;
import dev.helios.server.source.PushState;
import dev.helios.wire.Decoders;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Where every delivery comes in, whatever cloud sends it: checks who is sending, reads the body
 * within its limit, has it decoded, hands the deliveries to {@link Ingest} and answers in the way
 * that sender understands. Never blocks; thread-safe.
 */
public final class Door {
  /** Bodies beyond this are read on threads of their own: an event loop serves many senders. */
  private static final int LARGE = 64 * 1_024;

  private static final Executor APART =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("large-body-", 0).factory());

  private final Decoders decoders;
  private final Senders senders;
  private final Ingest ingest;
  private final SnsConfirmer snsConfirmer;
  private final PushState pushes;
  private final InstantSource clock;
  private final String tenant;
  private final Map<Cloud, Long> bodyMax;

  Door(
      Decoders decoders,
      Senders senders,
      Ingest ingest,
      SnsConfirmer snsConfirmer,
      PushState pushes,
      InstantSource clock,
      String tenant,
      Map<Cloud, Long> bodyMax) {
    this.decoders = decoders;
    this.senders = senders;
    this.ingest = ingest;
    this.snsConfirmer = snsConfirmer;
    this.pushes = pushes;
    this.clock = clock;
    this.tenant = tenant;
    this.bodyMax = bodyMax;
  }

  /** Takes one request in. */
  CompletionStage<Response> enter(
      Cloud cloud, String route, HttpServerRequest request, byte @Nullable [] sent) {
    Wire head = new Wire(tenant, cloud, route, headers(request), Bytes.EMPTY, clock.instant());
    String encoding = request.getHeader("content-encoding");
    Bytes body = sent == null ? Bytes.EMPTY : Bytes.of(sent);
    return senders
        .check(cloud, new VertxSender(request, body))
        .thenCompose(
            result ->
                switch (result) {
                  case AuthenticationResult.Authenticated authenticated ->
                      readApart(head, encoding, sent);
                  case AuthenticationResult.Rejected rejected -> {
                    pushes.turnedAway(cloud, "sender.unknown");
                    yield done(stranger(cloud, rejected.reason()));
                  }
                  case AuthenticationResult.Unavailable unavailable -> {
                    pushes.turnedAway(cloud, "sender.unchecked");
                    yield done(
                        Problem.of(
                            503, "sender.unchecked", "the credential could not be checked now"));
                  }
                });
  }

  private static Response stranger(Cloud cloud, RejectReason reason) {
    Refusal refusal = Senders.refusal(cloud, reason);
    Response answer = Problem.of(refusal.status(), refusal.code(), refusal.detail()).response();
    return refusal.challenge() == null
        ? answer
        : Response.fromResponse(answer).header("WWW-Authenticate", refusal.challenge()).build();
  }

  /**
   * What a sender is answered before its body is read: there is no room for more, or its head shows
   * that it is a stranger. Counted as told; empty when the body is to be read.
   */
  Optional<Refusal> refuseUnread(Cloud cloud, HttpServerRequest request) {
    Optional<Refusal> refusal =
        ingest
            .refuseCrowd(cloud)
            .map(Answers::unavailable)
            .map(full -> new Refusal(full.status(), full.code(), full.detail(), null));
    if (refusal.isPresent()) {
      return refusal;
    }
    refusal = senders.refuseHead(cloud, new VertxSender(request, Bytes.EMPTY));
    refusal.ifPresent(stranger -> pushes.turnedAway(cloud, stranger.code()));
    return refusal;
  }

  /** A body beyond the route's limit, of which nothing is kept but that it was refused. */
  CompletionStage<Response> tooLarge(
      Cloud cloud, String route, HttpServerRequest request, Problem problem) {
    Wire head = new Wire(tenant, cloud, route, headers(request), Bytes.EMPTY, clock.instant());
    return refuse(head, problem.status(), problem.code(), problem.detail());
  }

  /**
   * Takes a delivery in again, as it was kept: from quarantine, repaired or not. What is still
   * broken is refused and leaves no trace: it stands in quarantine already.
   */
  CompletionStage<Outcome> again(Wire wire) {
    if (!Decoders.isRoute(wire.route())) {
      return refused(
          new Reason(
              "release.no_delivery",
              "it came in by no route but from " + wire.route() + "; it can only be discarded"));
    }
    if (!(decoders.forRoute(wire.route()).read(wire) instanceof Reading.Deliveries deliveries)
        || deliveries.items().size() != 1) {
      return refused(new Reason("release.not_one", "expected one event to release"));
    }
    return switch (Gateway.examine(deliveries.items().getFirst())) {
      case Examination.Sound sound -> ingest.take(sound);
      case Examination.Flawed flawed -> refused(flawed.admission().reason());
    };
  }

  private static CompletableFuture<Outcome> refused(Reason reason) {
    return CompletableFuture.completedFuture(new Outcome.Refused(reason));
  }

  /** What takes long to inflate or to read must not hold up an event loop's other requests. */
  private CompletionStage<Response> readApart(
      Wire head, @Nullable String encoding, byte @Nullable [] sent) {
    boolean large = encoding != null || (sent != null && sent.length > LARGE);
    return large
        ? CompletableFuture.supplyAsync(() -> read(head, encoding, sent), APART)
            .thenCompose(answer -> answer)
        : read(head, encoding, sent);
  }

  private CompletionStage<Response> read(
      Wire head, @Nullable String encoding, byte @Nullable [] sent) {
    long limit = Objects.requireNonNull(bodyMax.get(head.cloud()));
    return switch (BodyReader.read(sent, encoding, limit)) {
      case BodyReader.Body.Read body -> decode(head.withBody(body.bytes()));
      case BodyReader.Body.TooLarge large ->
          refuse(head, 413, "body.too_large", "expected at most " + large.limit() + " bytes");
      case BodyReader.Body.UnknownEncoding unknown ->
          refuse(head, 415, "encoding.unsupported", "expected content-encoding gzip or identity");
      case BodyReader.Body.BrokenEncoding broken ->
          refuse(head, 400, "encoding.malformed", "expected a gzip body, found other bytes");
    };
  }

  private CompletionStage<Response> decode(Wire wire) {
    return switch (decoders.forRoute(wire.route()).read(wire)) {
      case Reading.Deliveries deliveries ->
          ingest
              .take(deliveries.items())
              .thenApply(
                  outcomes -> {
                    pushes.settled(wire.cloud(), outcomes);
                    return deliveries.batch()
                        ? Answers.batch(wire.cloud(), outcomes)
                        : Answers.single(wire.cloud(), outcomes, clock.instant());
                  });
      case Reading.Validation validation -> {
        CompletableFuture<Response> answer = done(Answers.validation(validation.code()));
        yield answer;
      }
      case Reading.Confirmation confirmation -> {
        snsConfirmer.confirm(confirmation);
        yield ingest
            .take(confirmation.kept())
            .thenApply(
                outcome ->
                    Answers.single(wire.cloud(), java.util.List.of(outcome), clock.instant()));
      }
    };
  }

  private CompletionStage<Response> refuse(Wire head, int status, String code, String detail) {
    Problem problem = Problem.of(status, code, detail);
    pushes.turnedAway(head.cloud(), code);
    return ingest.refuse(head, new Reason(code, detail)).thenApply(any -> problem.response());
  }

  private static CompletableFuture<Response> done(Problem problem) {
    return done(problem.response());
  }

  private static CompletableFuture<Response> done(Response response) {
    return CompletableFuture.completedFuture(response);
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (Decoders.isRelevantHeader(name)) {
        headers.putIfAbsent(name, header.getValue());
      }
    }
    return headers;
  }
}
