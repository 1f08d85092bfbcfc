// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request comes from who may send to its route. Does not block and does not fail:
 * what has to be fetched is fetched elsewhere, and the answer comes when it is there.
 */
public interface SenderCheck {
  CompletionStage<AuthenticationResult> check(SenderRequest request);

  /**
   * What is wrong with a request whatever its body says, found without waiting; null when only
   * {@link #check} can tell. The body is not asked for.
   */
  default @Nullable RejectReason rejectHead(SenderRequest head) {
    return null;
  }

  /** Everybody may: whoever reaches a loopback address is on this machine. */
  static SenderCheck open() {
    return request -> done(AuthenticationResult.AUTHENTICATED);
  }

  /** Nobody may: the address is public and no credential is configured. */
  static SenderCheck closed() {
    return new SenderCheck() {
      @Override
      public CompletionStage<AuthenticationResult> check(SenderRequest request) {
        return done(AuthenticationResult.rejected(RejectReason.CLOSED));
      }

      @Override
      public RejectReason rejectHead(SenderRequest head) {
        return RejectReason.CLOSED;
      }
    };
  }

  static CompletionStage<AuthenticationResult> done(AuthenticationResult result) {
    return CompletableFuture.completedFuture(result);
  }
}
