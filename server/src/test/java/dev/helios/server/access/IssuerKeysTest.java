// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.helios.server.outbound.AddressFilter;
import dev.helios.server.outbound.OutboundHttp;
import dev.helios.testkit.SettableClock;
import dev.helios.wire.gcp.PushToken;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.UnavailableReason;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
  private static final RSAKey OLD = LocalCloud.key("old");
  private static final RSAKey NEW = LocalCloud.key("new");

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock();
  private Sink sink;
  private OutboundHttp http;
  private TokenCheck check;

  @BeforeEach
  void open() throws Exception {
    sink = new Sink();
    http =
        new OutboundHttp(
            vertx, OutboundHttp.Resolver.system(), new AddressFilter(Set.of(sink.place())), null);
    check =
        new TokenCheck(
            PushToken.rule(
                PushToken.ISSUERS, Set.of(LocalCloud.AUDIENCE), Set.of(LocalCloud.ACCOUNT)),
            new IssuerKeys(sink.at("/certs"), http, clock),
            clock);
    sink.answers(200, LocalCloud.keys(OLD));
  }

  @AfterEach
  void close() {
    http.close();
    sink.close();
    vertx.close();
  }

  @Test
  void check_manyTokens_fetchTheKeysOnce() {
    for (int i = 0; i < 20; i++) {
      assertThat(result(OLD)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    }
    assertThat(sink.asked()).containsExactly("/certs");
  }

  @Test
  void check_afterARotation_takesTheNewKeyAndStillTheOld() {
    result(OLD);
    sink.answers(200, LocalCloud.keys(OLD, NEW));
    clock.forward(IssuerKeys.PAUSE);

    assertThat(result(NEW)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(result(OLD)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(sink.asked()).hasSize(2);
  }

  @Test
  void check_anUnknownKey_isUncertainAndCausesOneFetchAMinute() {
    result(OLD);
    for (int i = 0; i < 50; i++) {
      assertThat(result(NEW))
          .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.KEY_UNKNOWN));
    }
    assertThat(sink.asked()).hasSize(1);

    clock.forward(IssuerKeys.PAUSE);
    for (int i = 0; i < 50; i++) {
      assertThat(result(NEW))
          .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.KEY_UNKNOWN));
    }
    assertThat(sink.asked()).hasSize(2);
  }

  @Test
  void check_anotherKeyUnderAKnownName_isWrong() {
    RSAKey thief = LocalCloud.key("old");

    assertThat(result(thief)).isEqualTo(AuthenticationResult.rejected(RejectReason.SIGNATURE));
  }

  @Test
  void check_whileTheIssuerIsAwayForHours_goesOnWithTheKeysItHas() {
    result(OLD);
    sink.answers(500, new byte[0]);
    for (int hour = 1; hour < 24; hour++) {
      clock.forward(Duration.ofHours(1));
      assertThat(result(OLD)).as("hour " + hour).isEqualTo(AuthenticationResult.AUTHENTICATED);
    }
    clock.forward(Duration.ofHours(1));

    assertThat(result(OLD))
        .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.KEYS_AWAY));
  }

  @Test
  void check_beforeAnyKeyCouldBeHad_isUncertainUntilThen() {
    sink.answers(503, new byte[0]);
    assertThat(result(OLD))
        .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.KEYS_AWAY));
    sink.answers(200, LocalCloud.keys(OLD));
    assertThat(result(OLD))
        .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.KEYS_AWAY));
    clock.forward(IssuerKeys.PAUSE_WITHOUT);

    assertThat(result(OLD)).isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  @Test
  void check_aKeyThatWasTakenAway_isNotTakenAnyMore() {
    result(OLD);
    sink.answers(200, LocalCloud.keys(NEW));
    clock.forward(IssuerKeys.PAUSE);
    assertThat(result(NEW)).isEqualTo(AuthenticationResult.AUTHENTICATED);

    assertThat(result(OLD))
        .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.KEY_UNKNOWN));
  }

  @Test
  void check_aKeySetThatIsTooLongOrNone_isNotTaken() {
    for (byte[] body :
        new byte[][] {new byte[200_000], "{}".getBytes(), "{\"keys\":[]}".getBytes(), {'['}}) {
      sink.answers(200, body);
      clock.forward(IssuerKeys.PAUSE_WITHOUT);
      assertThat(result(OLD))
          .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.KEYS_AWAY));
    }
  }

  @Test
  void check_aTokenThatNamesAPlaceForItsKey_asksNobodyThere() {
    String token = LocalCloud.token(OLD, LocalCloud.push(clock.instant()));
    String header =
        com.nimbusds.jose.util.Base64URL.encode(
                "{\"alg\":\"RS256\",\"kid\":\"old\",\"jku\":\"" + sink.at("/evil") + "\"}")
            .toString();

    AuthenticationResult result = join(check(header + token.substring(token.indexOf('.'))));

    assertThat(result).isEqualTo(AuthenticationResult.rejected(RejectReason.MALFORMED));
    assertThat(sink.asked()).isEmpty();
  }

  /** While a fetch hangs, nobody waits on the thread that asked, and known keys are not held up. */
  @Test
  void check_whileAFetchHangs_returnsAtOnce() {
    result(OLD);
    CountDownLatch end = new CountDownLatch(1);
    sink.answers(
        exchange -> {
          try {
            end.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Sink.answer(exchange, 200, LocalCloud.keys(OLD, NEW));
        });
    clock.forward(IssuerKeys.PAUSE);

    CompletionStage<AuthenticationResult> held =
        check(LocalCloud.token(NEW, LocalCloud.push(clock.instant())));
    assertThat(held.toCompletableFuture().isDone()).isFalse();
    assertThat(result(OLD)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    end.countDown();

    assertThat(join(held)).isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  private AuthenticationResult result(RSAKey key) {
    return join(check(LocalCloud.token(key, LocalCloud.push(clock.instant()))));
  }

  private CompletionStage<AuthenticationResult> check(String token) {
    return check.check(TestSenderRequest.of(Map.of("authorization", "Bearer " + token), "{}"));
  }

  private static AuthenticationResult join(CompletionStage<AuthenticationResult> result) {
    return result.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
