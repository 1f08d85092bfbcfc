// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the sender of a request to its route. Never blocks and never fails: what has to be
 * fetched is fetched in the background, and the stage completes when it is there.
 */
public interface SenderCheck {
  CompletionStage<AuthenticationResult> check(SenderRequest request);

  /**
   * Why a request is rejected by its head alone, without waiting; null when only {@link #check} can
   * decide. Does not read the body.
   */
  default @Nullable RejectReason rejectHead(SenderRequest head) {
    return null;
  }

  /** Accepts every sender: only processes of this machine reach a loopback address. */
  static SenderCheck open() {
    return request -> done(AuthenticationResult.AUTHENTICATED);
  }

  /** Rejects every sender: the address is public and no credential is configured. */
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
