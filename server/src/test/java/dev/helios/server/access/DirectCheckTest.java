// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.testkit.SettableClock;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.Hmac;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.SharedSecrets;
import dev.helios.wire.signature.UnavailableReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectCheckTest {
  private static final String KEY = "a-key-of-the-direct-api";
  private static final String OLD = "the-old-signing-secret";
  private static final String NEW = "the-new-signing-secret";
  private static final String BODY = "{\"source\":\"shop\",\"event_id\":\"1\"}";

  private final SettableClock clock = new SettableClock();
  private final DirectCheck check = check(1_000);

  @Test
  void check_aKeyInEitherHeader_isTrusted() {
    assertThat(judge(Map.of("authorization", "Bearer " + KEY), BODY))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(Map.of("x-api-key", KEY), BODY)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(Map.of("x-api-key", KEY + "x"), BODY))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    assertThat(judge(Map.of(), BODY)).isEqualTo(AuthenticationResult.rejected(RejectReason.ABSENT));
  }

  @Test
  void check_signedWithTheOldOrTheNewKey_isTrusted() {
    assertThat(judge(signed(OLD, BODY, 0), BODY)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(signed(NEW, BODY, 0), BODY)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(signed("another-signing-secret", BODY, 0), BODY))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SIGNATURE));
  }

  @ParameterizedTest
  @CsvSource({"10, REPLAY", "299, REPLAY", "360, TIME", "691200, TIME"})
  void check_aStolenRequest_isRefused(long secondsLater, RejectReason fault) {
    Map<String, String> headers = signed(NEW, BODY, 0);
    assertThat(judge(headers, BODY)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    clock.forward(Duration.ofSeconds(secondsLater));

    assertThat(judge(headers, BODY)).isEqualTo(AuthenticationResult.rejected(fault));
  }

  /** Shown first when its time has hardly come, it must still be known when it is nearly over. */
  @Test
  void check_aRequestSignedAhead_isKnownForAllOfItsTime() {
    Map<String, String> headers = signed(NEW, BODY, 299);
    assertThat(judge(headers, BODY)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    clock.forward(Duration.ofSeconds(598));

    assertThat(judge(headers, BODY)).isEqualTo(AuthenticationResult.rejected(RejectReason.REPLAY));
  }

  @ParameterizedTest
  @ValueSource(longs = {-302, 302, 86_400})
  void check_signedOutsideTheWindow_isWrong(long ahead) {
    assertThat(judge(signed(NEW, BODY, ahead), BODY))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.TIME));
  }

  @Test
  void check_anyByteOfTheBodyFlipped_isWrong() {
    Map<String, String> headers = signed(NEW, BODY, 0);
    for (int at = 0; at < BODY.length(); at++) {
      byte[] altered = BODY.getBytes(StandardCharsets.UTF_8);
      altered[at] ^= 1;
      assertThat(judge(new TestSenderRequest(headers, Map.of(), Bytes.of(altered))))
          .isEqualTo(AuthenticationResult.rejected(RejectReason.SIGNATURE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"idempotency-key", "ce-id", "ce-source"})
  void check_aSignedRequestThatNamesItsEventInAHeader_isWrong(String header) {
    Map<String, String> headers = signed(NEW, BODY, 0);
    headers.put(header, "x");

    assertThat(judge(headers, BODY))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.MALFORMED));
  }

  /** The key does not save a request whose signature is wrong. */
  @Test
  void check_aWrongSignatureBesideAKey_isWrong() {
    Map<String, String> headers = signed("another-signing-secret", BODY, 0);
    headers.put("x-api-key", KEY);

    assertThat(judge(headers, BODY))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SIGNATURE));
  }

  @Test
  void check_moreThanCanBeRemembered_isUncertainAndForgetsNothing() {
    DirectCheck small = check(3);
    for (int i = 0; i < 3; i++) {
      assertThat(judge(small, signed(NEW, "" + i, 0), "" + i))
          .isEqualTo(AuthenticationResult.AUTHENTICATED);
    }
    assertThat(judge(small, signed(NEW, "3", 0), "3"))
        .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.BUSY));
    assertThat(judge(small, signed(NEW, "0", 0), "0"))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.REPLAY));
    clock.forward(Duration.ofSeconds(602));

    assertThat(judge(small, signed(NEW, "4", 0), "4"))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  /** The control: without a memory the replay would pass. */
  @Test
  void control_aFreshMemory_takesTheReplay() {
    Map<String, String> headers = signed(NEW, BODY, 0);
    judge(headers, BODY);

    assertThat(judge(check(10), headers, BODY)).isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  @Test
  void azure_theSecretInEitherPlace_isTrustedAndNothingElse() {
    AzureCheck azure =
        new AzureCheck(
            SharedSecrets.of(List.of(OLD, NEW)), "x-helios-secret", "code", Optional.empty());

    assertThat(judge(azure, new TestSenderRequest(Map.of(), Map.of("code", OLD), Bytes.EMPTY)))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(azure, TestSenderRequest.of(Map.of("x-helios-secret", NEW), "")))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(azure, new TestSenderRequest(Map.of(), Map.of("code", "guess"), Bytes.EMPTY)))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    assertThat(judge(azure, new TestSenderRequest(Map.of(), Map.of("other", OLD), Bytes.EMPTY)))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.ABSENT));
    assertThat(
            judge(
                azure,
                TestSenderRequest.of(Map.of("aeg-event-type", "SubscriptionValidation"), "[]")))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.ABSENT));
  }

  private DirectCheck check(int memory) {
    return new DirectCheck(
        SharedSecrets.of(List.of(KEY)), SharedSecrets.of(List.of(OLD, NEW)), memory, clock);
  }

  private Map<String, String> signed(String secret, String body, long ahead) {
    long seconds = clock.instant().getEpochSecond() + ahead;
    byte[] mac = Hmac.of(secret.getBytes(StandardCharsets.UTF_8), seconds, Bytes.utf8(body));
    Map<String, String> headers = new HashMap<>();
    headers.put("x-helios-signature", "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac));
    return headers;
  }

  private AuthenticationResult judge(Map<String, String> headers, String body) {
    return judge(check, headers, body);
  }

  private AuthenticationResult judge(TestSenderRequest asked) {
    return judge(check, asked);
  }

  private static AuthenticationResult judge(
      SenderCheck check, Map<String, String> headers, String body) {
    return judge(check, TestSenderRequest.of(headers, body));
  }

  private static AuthenticationResult judge(SenderCheck check, TestSenderRequest asked) {
    return check.check(asked).toCompletableFuture().join();
  }
}
