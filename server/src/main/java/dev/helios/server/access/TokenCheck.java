// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.AuthorizationHeader;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.TokenRule;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Checks the bearer token of a request. */
public final class TokenCheck implements SenderCheck {
  private final TokenRule rule;
  private final IssuerKeys keys;
  private final InstantSource clock;

  public TokenCheck(TokenRule rule, IssuerKeys keys, InstantSource clock) {
    this.rule = rule;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public CompletionStage<AuthenticationResult> check(SenderRequest request) {
    String token = AuthorizationHeader.bearer(request.header("authorization"));
    return switch (rule.examine(token, clock.instant())) {
      case TokenRule.Examined.Refused refused ->
          SenderCheck.done(AuthenticationResult.rejected(refused.reason()));
      case TokenRule.Examined.Unproven unproven ->
          keys.key(unproven.keyId()).thenApply(lookup -> prove(unproven, lookup));
    };
  }

  @Override
  public @Nullable RejectReason rejectHead(SenderRequest head) {
    String token = AuthorizationHeader.bearer(head.header("authorization"));
    return rule.examine(token, clock.instant()) instanceof TokenRule.Examined.Refused refused
        ? refused.reason()
        : null;
  }

  private AuthenticationResult prove(
      TokenRule.Examined.Unproven unproven, IssuerKeys.Lookup lookup) {
    return switch (lookup) {
      case IssuerKeys.Lookup.Found found -> rule.prove(unproven, found.key());
      case IssuerKeys.Lookup.None none -> AuthenticationResult.unavailable(none.reason());
    };
  }
}
