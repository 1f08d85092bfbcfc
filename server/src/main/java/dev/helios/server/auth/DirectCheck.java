// SPDX-License-Identifier: MIT
package dev.helios.server.auth;

import dev.helios.wire.direct.RequestSignature;
import dev.helios.wire.signature.Authorization;
import dev.helios.wire.signature.Doubt;
import dev.helios.wire.signature.Fault;
import dev.helios.wire.signature.Hmac;
import dev.helios.wire.signature.Secrets;
import dev.helios.wire.signature.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Checks what your own producers send: a key that is shown, or one that signs. */
final class DirectCheck implements SenderCheck {
  /** How far the sender's clock may be off. */
  static final Duration WINDOW = Duration.ofSeconds(300);

  private final Secrets apiKeys;
  private final Secrets hmacKeys;
  private final SeenSignatures seen;
  private final InstantSource clock;

  DirectCheck(Secrets apiKeys, Secrets hmacKeys, int memory, InstantSource clock) {
    this.apiKeys = apiKeys;
    this.hmacKeys = hmacKeys;
    this.seen = new SeenSignatures(WINDOW.multipliedBy(2).plusSeconds(1), memory);
    this.clock = clock;
  }

  @Override
  public CompletionStage<Standing> check(SenderRequest request) {
    String signature = hmacKeys.isEmpty() ? null : request.header(RequestSignature.HEADER);
    return SenderCheck.done(
        signature != null
            ? signed(signature, request)
            : apiKeys.isEmpty() ? Standing.wrong(Fault.ABSENT) : apiKeys.judge(key(request)));
  }

  private static @Nullable String key(SenderRequest request) {
    String bearer = Authorization.bearer(request.header("authorization"));
    return bearer == null ? request.header("x-api-key") : bearer;
  }

  private Standing signed(String header, SenderRequest request) {
    RequestSignature signature = RequestSignature.read(header).orElse(null);
    if (signature == null || namesEventInHeaders(request)) {
      return Standing.wrong(Fault.MALFORMED);
    }
    Instant now = clock.instant();
    Duration apart = Duration.between(Instant.ofEpochSecond(signature.seconds()), now).abs();
    if (apart.compareTo(WINDOW) > 0) {
      return Standing.wrong(Fault.TIME);
    }
    if (!Hmac.fits(hmacKeys, signature.seconds(), request.body(), signature.mac())) {
      return Standing.wrong(Fault.SIGNATURE);
    }
    return switch (seen.take(signature.mac(), now)) {
      case NEW -> Standing.TRUSTED;
      case SEEN -> Standing.wrong(Fault.REPLAY);
      case FULL -> Standing.uncertain(Doubt.BUSY);
    };
  }

  /** The signature covers the body alone: an event must not be named outside of it. */
  private static boolean namesEventInHeaders(SenderRequest request) {
    return request.header("idempotency-key") != null || request.hasHeaderLike("ce-");
  }
}
