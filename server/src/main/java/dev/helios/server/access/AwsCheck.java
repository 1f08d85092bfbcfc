// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.aws.SnsSigned;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.AuthorizationHeader;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.SharedSecrets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Checks what AWS sends. A message of SNS must be signed, whatever else it carries; everything
 * else, raw delivery of SNS too, must carry a credential of an EventBridge connection.
 */
final class AwsCheck implements SenderCheck {
  private final SharedSecrets apiKeys;
  private final String apiKeyHeader;
  private final SharedSecrets basic;
  private final Optional<TokenCheck> tokens;
  private final SnsCheck sns;

  AwsCheck(
      SharedSecrets apiKeys,
      String apiKeyHeader,
      SharedSecrets basic,
      Optional<TokenCheck> tokens,
      SnsCheck sns) {
    this.apiKeys = apiKeys;
    this.apiKeyHeader = apiKeyHeader;
    this.basic = basic;
    this.tokens = tokens;
    this.sns = sns;
  }

  @Override
  public CompletionStage<AuthenticationResult> check(SenderRequest request) {
    return switch (SnsSigned.read(request.members())) {
      case SnsSigned.Read.Message message -> sns.check(message.signed());
      case SnsSigned.Read.Broken broken ->
          SenderCheck.done(AuthenticationResult.rejected(RejectReason.MALFORMED));
      case SnsSigned.Read.Unsigned unsigned -> connection(request);
    };
  }

  /** Where messages of SNS are taken, only the body tells whether this is one. */
  @Override
  public @Nullable RejectReason rejectHead(SenderRequest head) {
    if (sns.takesAny()) {
      return null;
    }
    if (usesToken(head)) {
      return tokens.orElseThrow().rejectHead(head);
    }
    return judgeSecret(head) instanceof AuthenticationResult.Rejected rejected
        ? rejected.reason()
        : null;
  }

  private CompletionStage<AuthenticationResult> connection(SenderRequest request) {
    return usesToken(request)
        ? tokens.orElseThrow().check(request)
        : SenderCheck.done(judgeSecret(request));
  }

  private AuthenticationResult judgeSecret(SenderRequest request) {
    String key = apiKeys.isEmpty() ? null : request.header(apiKeyHeader);
    if (apiKeys.contain(key)) {
      return AuthenticationResult.AUTHENTICATED;
    }
    String login = AuthorizationHeader.basic(request.header("authorization"));
    if (login != null && !basic.isEmpty()) {
      return basic.judge(login);
    }
    return AuthenticationResult.rejected(key == null ? RejectReason.ABSENT : RejectReason.SECRET);
  }

  /** A key that fits counts before a token, and a token where one is shown. */
  private boolean usesToken(SenderRequest request) {
    return tokens.isPresent()
        && AuthorizationHeader.bearer(request.header("authorization")) != null
        && (apiKeys.isEmpty() || !apiKeys.contain(request.header(apiKeyHeader)));
  }
}
