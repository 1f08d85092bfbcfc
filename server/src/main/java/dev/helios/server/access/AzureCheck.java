// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.AuthorizationHeader;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.SharedSecrets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Checks what Event Grid sends, its question whether the endpoint wants a subscription too: a
 * secret in a header or in the address, or a token of Entra.
 */
final class AzureCheck implements SenderCheck {
  private final SharedSecrets secrets;
  private final String header;
  private final String query;
  private final Optional<TokenCheck> tokens;

  AzureCheck(SharedSecrets secrets, String header, String query, Optional<TokenCheck> tokens) {
    this.secrets = secrets;
    this.header = header;
    this.query = query;
    this.tokens = tokens;
  }

  @Override
  public CompletionStage<AuthenticationResult> check(SenderRequest request) {
    RejectReason reason = rejectSecret(request);
    if (reason == null) {
      return SenderCheck.done(AuthenticationResult.AUTHENTICATED);
    }
    return showsToken(request)
        ? tokens.orElseThrow().check(request)
        : SenderCheck.done(AuthenticationResult.rejected(reason));
  }

  @Override
  public @Nullable RejectReason rejectHead(SenderRequest head) {
    RejectReason reason = rejectSecret(head);
    return reason != null && showsToken(head) ? tokens.orElseThrow().rejectHead(head) : reason;
  }

  private @Nullable RejectReason rejectSecret(SenderRequest request) {
    String inHeader = secrets.isEmpty() ? null : request.header(header);
    String inQuery = secrets.isEmpty() ? null : request.query(query);
    if (secrets.contain(inHeader) || secrets.contain(inQuery)) {
      return null;
    }
    return inHeader == null && inQuery == null ? RejectReason.ABSENT : RejectReason.SECRET;
  }

  private boolean showsToken(SenderRequest request) {
    return tokens.isPresent()
        && AuthorizationHeader.bearer(request.header("authorization")) != null;
  }
}
