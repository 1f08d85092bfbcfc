// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.LocalIssuer;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.TokenRule;
import dev.helios.wire.signature.TokenRule.Examined;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionTokenTest {
  private static final LocalIssuer ISSUER = new LocalIssuer(2_048);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Set<String> ISSUERS = Set.of("https://login.example/");
  private static final Set<String> HELIOS = Set.of("helios");
  private static final Set<String> SHOP = Set.of("shop-bus");

  private static AuthenticationResult judge(TokenRule rule, String claims) {
    String token =
        ISSUER.token(
            "{\"alg\":\"RS256\",\"kid\":\"k\"}",
            "{\"iss\":\"https://login.example/\",\"exp\":%d%s}"
                .formatted(NOW.plusSeconds(600).getEpochSecond(), claims));
    return switch (rule.examine(token, NOW)) {
      case Examined.Refused refused -> AuthenticationResult.rejected(refused.reason());
      case Examined.Unproven unproven -> rule.prove(unproven, ISSUER.key());
    };
  }

  @Test
  void judge_aClientThatMaySend_isTrustedHoweverTheIssuerNamesIt() {
    TokenRule rule = ConnectionToken.rule(ISSUERS, HELIOS, SHOP);

    for (String name : Set.of("client_id", "azp", "appid", "cid")) {
      String claims = ",\"aud\":\"helios\",\"%s\":\"shop-bus\"".formatted(name);
      assertThat(judge(rule, claims)).as(name).isEqualTo(AuthenticationResult.AUTHENTICATED);
    }
  }

  @Test
  void judge_anotherClientOfTheIssuer_isWrong() {
    TokenRule rule = ConnectionToken.rule(ISSUERS, HELIOS, SHOP);

    assertThat(judge(rule, ",\"aud\":\"helios\",\"client_id\":\"other\""))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.IDENTITY));
    assertThat(judge(rule, ",\"aud\":\"helios\""))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.IDENTITY));
    assertThat(judge(rule, ",\"aud\":\"helios\",\"client_id\":\"other\",\"azp\":\"shop-bus\""))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.IDENTITY));
    assertThat(judge(rule, ",\"aud\":\"other\",\"client_id\":\"shop-bus\""))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.AUDIENCE));
  }

  @Test
  void judge_noAudienceAskedFor_isTrustedForAKnownClientOnly() {
    TokenRule rule = ConnectionToken.rule(ISSUERS, Set.of(), SHOP);

    assertThat(judge(rule, ",\"client_id\":\"shop-bus\""))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(rule, ",\"client_id\":\"other\""))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.IDENTITY));
  }

  @Test
  void judge_noClientsNamed_isTrustedForTheAudience() {
    TokenRule rule = ConnectionToken.rule(ISSUERS, HELIOS, Set.of());

    assertThat(judge(rule, ",\"aud\":\"helios\",\"client_id\":\"any\""))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(rule, ",\"client_id\":\"any\""))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.AUDIENCE));
  }

  @Test
  void rule_neitherAudienceNorClient_isRefused() {
    assertThatThrownBy(() -> ConnectionToken.rule(ISSUERS, Set.of(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
