// SPDX-License-Identifier: MIT
package dev.helios.server.auth;

import dev.helios.wire.aws.SnsSigned;
import dev.helios.wire.signature.Authorization;
import dev.helios.wire.signature.Fault;
import dev.helios.wire.signature.Secrets;
import dev.helios.wire.signature.Standing;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Checks what AWS sends. A message of SNS must be signed, whatever else it carries; everything
 * else, raw delivery of SNS too, must carry a credential of an EventBridge connection.
 */
final class AwsCheck implements SenderCheck {
  private final Secrets apiKeys;
  private final String apiKeyHeader;
  private final Secrets basic;
  private final Optional<TokenCheck> tokens;
  private final SnsCheck sns;

  AwsCheck(
      Secrets apiKeys,
      String apiKeyHeader,
      Secrets basic,
      Optional<TokenCheck> tokens,
      SnsCheck sns) {
    this.apiKeys = apiKeys;
    this.apiKeyHeader = apiKeyHeader;
    this.basic = basic;
    this.tokens = tokens;
    this.sns = sns;
  }

  @Override
  public CompletionStage<Standing> check(SenderRequest request) {
    return switch (SnsSigned.read(request.body())) {
      case SnsSigned.Read.Message message -> sns.check(message.signed());
      case SnsSigned.Read.Broken broken -> SenderCheck.done(Standing.wrong(Fault.MALFORMED));
      case SnsSigned.Read.Unsigned unsigned -> connection(request);
    };
  }

  private CompletionStage<Standing> connection(SenderRequest request) {
    String key = apiKeys.isEmpty() ? null : request.header(apiKeyHeader);
    if (apiKeys.contain(key)) {
      return SenderCheck.done(Standing.TRUSTED);
    }
    String authorization = request.header("authorization");
    String login = Authorization.basic(authorization);
    if (login != null && !basic.isEmpty()) {
      return SenderCheck.done(basic.judge(login));
    }
    if (tokens.isPresent() && Authorization.bearer(authorization) != null) {
      return tokens.get().check(request);
    }
    return SenderCheck.done(Standing.wrong(key == null ? Fault.ABSENT : Fault.SECRET));
  }
}
