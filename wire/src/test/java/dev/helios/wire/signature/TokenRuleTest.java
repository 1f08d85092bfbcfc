// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.helios.wire.azure.DeliveryToken;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRuleTest {
  private static final LocalIssuer ISSUER = new LocalIssuer(2_048);
  private static final Map<String, String> ATTACKS = TokenAttacks.against(ISSUER);
  private static final Instant NOW = TokenAttacks.NOW;

  @Test
  void judge_aTokenOfTheIssuer_isTrusted() {
    assertThat(judge(TokenAttacks.RULE, good(), ISSUER))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  @Test
  void judge_everyAttack_isBelievedInNoCase() {
    assertThat(ATTACKS).hasSizeGreaterThanOrEqualTo(60);
    ATTACKS.forEach(
        (name, token) ->
            assertThat(judge(TokenAttacks.RULE, token, ISSUER))
                .as(name)
                .isInstanceOf(AuthenticationResult.Rejected.class));
  }

  /** The control: a verifier that lets the token say how it is signed falls for the corpus. */
  @Test
  void control_algorithmTakenFromTheHeader_isFooled() {
    assertThat(ATTACKS.entrySet())
        .filteredOn(attack -> trustsTheHeader(attack.getValue()))
        .extracting(Map.Entry::getKey)
        .contains("alg 'none'", "HS256 with the public key", "alg 'NONE'");
  }

  /** The control for claims: a verifier that checks the signature and the audience only. */
  @Test
  void control_signatureAndAudienceOnly_isFooled() {
    TokenRule lax =
        new TokenRule(
            TokenAttacks.RULE.issuers(),
            Set.of(TokenAttacks.AUDIENCE),
            java.util.List.of(),
            TokenRule.SKEW);

    assertThat(ATTACKS.entrySet())
        .filteredOn(
            attack ->
                judge(lax, attack.getValue(), ISSUER).equals(AuthenticationResult.AUTHENTICATED))
        .extracting(Map.Entry::getKey)
        .contains("email = \"other@acme.iam.gserviceaccount.com\"", "email_verified = false");
  }

  @Test
  void judge_anyCharacterChanged_isWrong() {
    String good = good();
    for (int at = 0; at < good.length(); at++) {
      char other = good.charAt(at) == 'A' ? 'B' : 'A';
      String altered = good.substring(0, at) + other + good.substring(at + 1);
      assertThat(judge(TokenAttacks.RULE, altered, ISSUER))
          .as("character " + at)
          .isInstanceOf(AuthenticationResult.Rejected.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"-61, false", "-59, true", "0, true", "3659, true", "3660, false", "691200, false"})
  void judge_aStolenToken_worksOnlyInItsTime(long secondsLater, boolean trusted) {
    Instant issued = NOW.minusSeconds(60);
    String token = good();

    AuthenticationResult result =
        judge(TokenAttacks.RULE, token, ISSUER.key(), issued.plusSeconds(secondsLater));

    assertThat(result.equals(AuthenticationResult.AUTHENTICATED)).isEqualTo(trusted);
  }

  @Test
  void prove_aWeakKey_isWrong() {
    LocalIssuer weak = new LocalIssuer(1_024);
    String token = weak.token(TokenAttacks.HEADER, TokenAttacks.payload());

    assertThat(judge(TokenAttacks.RULE, token, weak))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "appid | 4962773b-9cdb-44cf-a8bf-237846a00ab7 | [\"AzureEventGridSecureWebhookSubscriber\"] | true",
        "azp | 4962773b-9cdb-44cf-a8bf-237846a00ab7 | [\"x\",\"AzureEventGridSecureWebhookSubscriber\"] | true",
        "appid | 00000000-9cdb-44cf-a8bf-237846a00ab7 | [\"AzureEventGridSecureWebhookSubscriber\"] | false",
        "other | 4962773b-9cdb-44cf-a8bf-237846a00ab7 | [\"AzureEventGridSecureWebhookSubscriber\"] | false",
        "appid | 4962773b-9cdb-44cf-a8bf-237846a00ab7 | [\"Reader\"] | false",
        "appid | 4962773b-9cdb-44cf-a8bf-237846a00ab7 | \"AzureEventGridSecureWebhookSubscriber\" | false"
      })
  void judge_anEntraToken_needsEventGridAndItsRole(
      String claim, String application, String roles, boolean trusted) {
    TokenRule rule =
        DeliveryToken.rule(
            DeliveryToken.issuers("t-1"),
            Set.of("api://helios"),
            Set.of(DeliveryToken.EVENT_GRID),
            Set.of(DeliveryToken.ROLE));
    String payload =
        "{\"iss\":\"https://sts.windows.net/t-1/\",\"aud\":\"api://helios\",\"exp\":%d,\"%s\":\"%s\",\"roles\":%s}"
            .formatted(NOW.plusSeconds(60).getEpochSecond(), claim, application, roles);

    AuthenticationResult result = judge(rule, ISSUER.token(TokenAttacks.HEADER, payload), ISSUER);

    assertThat(result.equals(AuthenticationResult.AUTHENTICATED)).isEqualTo(trusted);
  }

  private static String good() {
    return ISSUER.token(TokenAttacks.HEADER, TokenAttacks.payload());
  }

  private static AuthenticationResult judge(TokenRule rule, String token, LocalIssuer issuer) {
    return judge(rule, token, issuer.key(), NOW);
  }

  /** As a caller does it, with a key set that knows {@code k1} only. */
  private static AuthenticationResult judge(
      TokenRule rule, String token, RSAPublicKey key, Instant now) {
    return switch (rule.examine(token, now)) {
      case TokenRule.Examined.Refused refused -> AuthenticationResult.rejected(refused.reason());
      case TokenRule.Examined.Unproven unproven ->
          unproven.keyId().equals("k1")
              ? rule.prove(unproven, key)
              : AuthenticationResult.rejected(
                  RejectReason.KEY); // no such key: no caller would have one
    };
  }

  private static boolean trustsTheHeader(String token) {
    try {
      String[] parts = token.split("\\.", -1);
      String header = Base64URL.from(parts[0]).decodeToString();
      if (header.toLowerCase(java.util.Locale.ROOT).contains("\"none\"") && parts[2].isEmpty()) {
        return true;
      }
      String payload = Base64URL.from(parts[1]).decodeToString();
      return header.contains("HS256")
          && token.equals(LocalIssuer.hmac(ISSUER.key().getEncoded(), header, payload))
          && SignedJWT.parse(token).getJWTClaimsSet().getIssuer() != null;
    } catch (ParseException | RuntimeException e) {
      return false;
    }
  }
}
