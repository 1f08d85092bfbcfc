// SPDX-License-Identifier: MIT
package dev.helios.server.webhooks;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.server.access.Refusal;
import dev.helios.server.access.Senders;
import dev.helios.server.access.VertxSender;
import dev.helios.server.http.BodyReader;
import dev.helios.server.http.IngressGuard;
import dev.helios.server.http.Problem;
import dev.helios.server.intake.Intake;
import dev.helios.server.intake.Outcome;
import dev.helios.server.intake.Outcomes;
import dev.helios.server.sources.PushState;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
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
 * The HTTP edge of the webhooks: checks who is sending, reads the body within its limit, hands it
 * to {@link Intake} and answers in the way that sender understands. Never blocks; thread-safe.
 */
public final class IngressHandler implements IngressGuard {
  /** Bodies beyond this are read on threads of their own: an event loop serves many senders. */
  private static final int LARGE = 64 * 1_024;

  private static final Executor APART =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("large-body-", 0).factory());

  private final Senders senders;
  private final Intake intake;
  private final SnsConfirmer snsConfirmer;
  private final PushState pushes;
  private final InstantSource clock;
  private final TenantId tenant;
  private final Map<Cloud, Long> bodyMax;

  IngressHandler(
      Senders senders,
      Intake intake,
      SnsConfirmer snsConfirmer,
      PushState pushes,
      InstantSource clock,
      TenantId tenant,
      Map<Cloud, Long> bodyMax) {
    this.senders = senders;
    this.intake = intake;
    this.snsConfirmer = snsConfirmer;
    this.pushes = pushes;
    this.clock = clock;
    this.tenant = tenant;
    this.bodyMax = bodyMax;
  }

  /** Takes one request in. */
  CompletionStage<Response> enter(
      Cloud cloud, String route, HttpServerRequest request, byte @Nullable [] sent) {
    RawDelivery head =
        new RawDelivery(tenant, cloud, route, headers(request), Bytes.EMPTY, clock.instant());
    String encoding = request.getHeader("content-encoding");
    VertxSender sender = new VertxSender(request, sent == null ? Bytes.EMPTY : Bytes.of(sent));
    return senders
        .check(cloud, sender)
        .thenCompose(
            result ->
                switch (result) {
                  case AuthenticationResult.Authenticated authenticated ->
                      readApart(head, encoding, sender);
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

  @Override
  public Optional<Problem> refuseForOverload(Cloud cloud) {
    return intake.rejectsForOverload(cloud)
        ? Optional.of(IngestAnswers.unavailable(Outcome.OVERLOADED))
        : Optional.empty();
  }

  @Override
  public Optional<Refusal> refuseHead(Cloud cloud, HttpServerRequest request) {
    Optional<Refusal> refusal = senders.refuseHead(cloud, new VertxSender(request, Bytes.EMPTY));
    refusal.ifPresent(stranger -> pushes.turnedAway(cloud, stranger.code()));
    return refusal;
  }

  @Override
  public CompletionStage<Response> tooLarge(
      Cloud cloud, String route, HttpServerRequest request, Problem problem) {
    RawDelivery head =
        new RawDelivery(tenant, cloud, route, headers(request), Bytes.EMPTY, clock.instant());
    return refuse(head, problem.status(), problem.code(), problem.detail());
  }

  /** What takes long to inflate or to read must not hold up an event loop's other requests. */
  private CompletionStage<Response> readApart(
      RawDelivery head, @Nullable String encoding, VertxSender sender) {
    boolean large = encoding != null || sender.body().length() > LARGE;
    return large
        ? CompletableFuture.supplyAsync(() -> read(head, encoding, sender), APART)
            .thenCompose(answer -> answer)
        : read(head, encoding, sender);
  }

  private CompletionStage<Response> read(
      RawDelivery head, @Nullable String encoding, VertxSender sender) {
    long limit = Objects.requireNonNull(bodyMax.get(head.cloud()));
    return switch (BodyReader.read(sender.body().array(), encoding, limit)) {
      case BodyReader.Body.Read body ->
          take(head.withBody(body.bytes()), encoding == null ? sender.membersRead() : null);
      case BodyReader.Body.TooLarge large ->
          refuse(head, 413, "body.too_large", "expected at most " + large.limit() + " bytes");
      case BodyReader.Body.UnknownEncoding unknown ->
          refuse(head, 415, "encoding.unsupported", "expected content-encoding gzip or identity");
      case BodyReader.Body.BrokenEncoding broken ->
          refuse(head, 400, "encoding.malformed", "expected a gzip body, found other bytes");
    };
  }

  private CompletionStage<Response> take(RawDelivery raw, @Nullable EnvelopeReader members) {
    return intake.takePushed(raw, members).thenApply(outcomes -> answer(raw.cloud(), outcomes));
  }

  private Response answer(Cloud cloud, Outcomes outcomes) {
    return switch (outcomes) {
      case Outcomes.Settled(List<Outcome> all, boolean batch) -> {
        pushes.settled(cloud, all);
        yield batch
            ? IngestAnswers.batch(cloud, all)
            : IngestAnswers.single(cloud, all, clock.instant());
      }
      case Outcomes.Validation validation -> IngestAnswers.validation(validation.code());
      case Outcomes.Confirmation confirmation -> {
        snsConfirmer.confirm(confirmation.asked());
        yield IngestAnswers.single(cloud, confirmation.all(), clock.instant());
      }
    };
  }

  private CompletionStage<Response> refuse(
      RawDelivery head, int status, String code, String detail) {
    Problem problem = Problem.of(status, code, detail);
    pushes.turnedAway(head.cloud(), code);
    return intake.refuse(head, new Reason(code, detail)).thenApply(any -> problem.response());
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
