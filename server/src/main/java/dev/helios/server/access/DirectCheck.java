// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.direct.RequestSignature;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.AuthorizationHeader;
import dev.helios.wire.signature.Hmac;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.SharedSecrets;
import dev.helios.wire.signature.UnavailableReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Checks what your own producers send: a key that is shown, or one that signs. */
final class DirectCheck implements SenderCheck {
  /** How far the sender's clock may be off. */
  static final Duration WINDOW = Duration.ofSeconds(300);

  private final SharedSecrets apiKeys;
  private final SharedSecrets hmacKeys;
  private final SeenSignatures seen;
  private final InstantSource clock;

  DirectCheck(SharedSecrets apiKeys, SharedSecrets hmacKeys, int memory, InstantSource clock) {
    this.apiKeys = apiKeys;
    this.hmacKeys = hmacKeys;
    this.seen = new SeenSignatures(WINDOW.multipliedBy(2).plusSeconds(1), memory);
    this.clock = clock;
  }

  @Override
  public CompletionStage<AuthenticationResult> check(SenderRequest request) {
    String signature = hmacKeys.isEmpty() ? null : request.header(RequestSignature.HEADER);
    return SenderCheck.done(signature != null ? signed(signature, request) : judgeKey(request));
  }

  @Override
  public @Nullable RejectReason rejectHead(SenderRequest head) {
    boolean signs = !hmacKeys.isEmpty() && head.header(RequestSignature.HEADER) != null;
    return !signs && judgeKey(head) instanceof AuthenticationResult.Rejected rejected
        ? rejected.reason()
        : null;
  }

  private AuthenticationResult judgeKey(SenderRequest request) {
    return apiKeys.isEmpty()
        ? AuthenticationResult.rejected(RejectReason.ABSENT)
        : apiKeys.judge(key(request));
  }

  private static @Nullable String key(SenderRequest request) {
    String bearer = AuthorizationHeader.bearer(request.header("authorization"));
    return bearer == null ? request.header("x-api-key") : bearer;
  }

  private AuthenticationResult signed(String header, SenderRequest request) {
    RequestSignature signature = RequestSignature.read(header).orElse(null);
    if (signature == null || namesEventInHeaders(request)) {
      return AuthenticationResult.rejected(RejectReason.MALFORMED);
    }
    Instant now = clock.instant();
    Duration apart = Duration.between(Instant.ofEpochSecond(signature.seconds()), now).abs();
    if (apart.compareTo(WINDOW) > 0) {
      return AuthenticationResult.rejected(RejectReason.TIME);
    }
    if (!Hmac.fits(hmacKeys, signature.seconds(), request.body(), signature.mac())) {
      return AuthenticationResult.rejected(RejectReason.SIGNATURE);
    }
    return switch (seen.take(signature.mac(), now)) {
      case NEW -> AuthenticationResult.AUTHENTICATED;
      case SEEN -> AuthenticationResult.rejected(RejectReason.REPLAY);
      case FULL -> AuthenticationResult.unavailable(UnavailableReason.BUSY);
    };
  }

  /** The signature covers the body alone: an event must not be named outside of it. */
  private static boolean namesEventInHeaders(SenderRequest request) {
    return request.header("idempotency-key") != null || request.hasHeaderLike("ce-");
  }
}
