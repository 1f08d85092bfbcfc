// SPDX-License-Identifier: MIT
package dev.helios.server.auth;

import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells whether a request comes from who may send to its route. Does not block and does not fail:
 * what has to be fetched is fetched elsewhere, and the answer comes when it is there.
 */
public interface SenderCheck {
  CompletionStage<AuthenticationResult> check(SenderRequest request);

  /** Everybody may: whoever reaches a loopback address is on this machine. */
  static SenderCheck open() {
    return request -> done(AuthenticationResult.AUTHENTICATED);
  }

  /** Nobody may: the address is public and no credential is configured. */
  static SenderCheck closed() {
    return request -> done(AuthenticationResult.rejected(RejectReason.CLOSED));
  }

  static CompletionStage<AuthenticationResult> done(AuthenticationResult result) {
    return CompletableFuture.completedFuture(result);
  }
}
