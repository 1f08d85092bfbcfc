// SPDX-License-Identifier: MIT
package dev.helios.server.auth;

import dev.helios.wire.aws.SnsSigned;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.AuthorizationHeader;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.SharedSecrets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

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
    return switch (SnsSigned.read(request.body())) {
      case SnsSigned.Read.Message message -> sns.check(message.signed());
      case SnsSigned.Read.Broken broken ->
          SenderCheck.done(AuthenticationResult.rejected(RejectReason.MALFORMED));
      case SnsSigned.Read.Unsigned unsigned -> connection(request);
    };
  }

  private CompletionStage<AuthenticationResult> connection(SenderRequest request) {
    String key = apiKeys.isEmpty() ? null : request.header(apiKeyHeader);
    if (apiKeys.contain(key)) {
      return SenderCheck.done(AuthenticationResult.AUTHENTICATED);
    }
    String authorization = request.header("authorization");
    String login = AuthorizationHeader.basic(authorization);
    if (login != null && !basic.isEmpty()) {
      return SenderCheck.done(basic.judge(login));
    }
    if (tokens.isPresent() && AuthorizationHeader.bearer(authorization) != null) {
      return tokens.get().check(request);
    }
    return SenderCheck.done(
        AuthenticationResult.rejected(key == null ? RejectReason.ABSENT : RejectReason.SECRET));
  }
}
