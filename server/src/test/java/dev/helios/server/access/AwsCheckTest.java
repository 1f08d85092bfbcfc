// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.server.outbound.AddressFilter;
import dev.helios.server.outbound.OutboundHttp;
import dev.helios.testkit.SettableClock;
import dev.helios.wire.aws.SnsSignature;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.SharedSecrets;
import dev.helios.wire.signature.UnavailableReason;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwsCheckTest {
  private static final String KEY = "the-key-of-the-connection";
  private static final String LOGIN = "helios:a-password-of-some-length";

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock();
  private LocalCloud cloud;
  private Sink sink;
  private OutboundHttp http;
  private AwsCheck check;

  @BeforeEach
  void open() throws Exception {
    cloud = new LocalCloud();
    sink = new Sink();
    sink.answers(200, cloud.snsPem());
    http =
        new OutboundHttp(
            vertx, OutboundHttp.Resolver.system(), new AddressFilter(Set.of(sink.place())), null);
    check = check(cloud);
  }

  @AfterEach
  void close() {
    http.close();
    sink.close();
    vertx.close();
  }

  @Test
  void check_eachCredentialOfAConnection_isTrusted() {
    assertThat(judge(Map.of("x-api-key", KEY), "{}")).isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(Map.of("authorization", basic(LOGIN)), "{}"))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  @Test
  void check_noneOrAnother_isWrong() {
    assertThat(judge(Map.of(), "{}")).isEqualTo(AuthenticationResult.rejected(RejectReason.ABSENT));
    assertThat(judge(Map.of("x-api-key", KEY + "x"), "{}"))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    assertThat(judge(Map.of("authorization", basic("helios:guess")), "{}"))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    assertThat(judge(Map.of("authorization", "Bearer " + KEY), "{}"))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.ABSENT));
  }

  @Test
  void check_signedMessages_fetchTheCertificateOnce() throws Exception {
    for (String version : List.of("1", "2", "2", "1")) {
      Map<String, String> message = LocalCloud.notification("{}", clock.instant());
      message.put("SignatureVersion", version);
      assertThat(judge(Map.of(), cloud.signed(message)))
          .isEqualTo(AuthenticationResult.AUTHENTICATED);
    }
    assertThat(sink.asked()).containsExactly("/SimpleNotificationService-0123456789abcdef.pem");
  }

  @Test
  void check_aMessageThatIsNotSigned_isWrongWhateverElseItCarries() throws Exception {
    Map<String, String> message = LocalCloud.notification("{}", clock.instant());

    assertThat(judge(Map.of("x-api-key", KEY), LocalCloud.json(message)))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.MALFORMED));
    message.put("Signature", Base64.getEncoder().encodeToString(new byte[256]));
    assertThat(judge(Map.of("x-api-key", KEY), LocalCloud.json(message)))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SIGNATURE));
  }

  @Test
  void check_rawDelivery_needsAnotherCredential() {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-amz-sns-rawdelivery", "true");
    headers.put("x-amz-sns-message-id", "1");
    headers.put("x-amz-sns-topic-arn", LocalCloud.TOPIC);

    assertThat(judge(headers, "{}")).isEqualTo(AuthenticationResult.rejected(RejectReason.ABSENT));
    headers.put("authorization", basic(LOGIN));
    assertThat(judge(headers, "{}")).isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  /** Certificates and links of all kinds, each correctly signed: nobody is called for any. */
  @Test
  void check_everyAddressTrick_connectsToNobody() throws Exception {
    List<String> urls = tricks();
    assertThat(urls).hasSizeGreaterThanOrEqualTo(60);
    for (String url : urls) {
      Map<String, String> message = LocalCloud.notification("{}", clock.instant());
      message.put("SigningCertURL", url);
      assertThat(judge(Map.of(), cloud.signed(message)))
          .as(url)
          .isEqualTo(AuthenticationResult.rejected(RejectReason.CERTIFICATE));
      Map<String, String> handshake =
          LocalCloud.handshake("SubscriptionConfirmation", url, clock.instant());
      handshake.put("TopicArn", LocalCloud.TOPIC + "x");
      assertThat(judge(Map.of(), cloud.signed(handshake)))
          .as(url)
          .isEqualTo(AuthenticationResult.rejected(RejectReason.TOPIC));
    }
    assertThat(sink.asked()).isEmpty();
  }

  @Test
  void check_aCertificateOfAnotherNameOrAuthority_isWrong() throws Exception {
    for (LocalCloud other : List.of(new LocalCloud("evil.example"), new LocalCloud())) {
      sink.answers(200, other.snsPem());
      AwsCheck fresh = check(cloud);
      String message = other.signed(LocalCloud.notification("{}", clock.instant()));

      assertThat(judge(fresh, Map.of(), message))
          .isEqualTo(AuthenticationResult.rejected(RejectReason.CERTIFICATE));
    }
  }

  @Test
  void check_whileTheCertificateIsAway_isUncertain() throws Exception {
    sink.answers(500, new byte[0]);
    String message = cloud.signed(LocalCloud.notification("{}", clock.instant()));

    assertThat(judge(Map.of(), message))
        .isEqualTo(AuthenticationResult.unavailable(UnavailableReason.CERTIFICATE_AWAY));
    sink.answers(200, cloud.snsPem());
    assertThat(judge(Map.of(), message)).isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  @Test
  void check_manyCertificatesThatAreNotThere_causeFewFetches() throws Exception {
    sink.answers(404, new byte[0]);
    for (int i = 0; i < 100; i++) {
      Map<String, String> message = LocalCloud.notification("{}", clock.instant());
      message.put("SigningCertURL", "https://sns.eu-central-1.amazonaws.com/x" + i + ".pem");
      assertThat(judge(Map.of(), cloud.signed(message)))
          .isInstanceOf(AuthenticationResult.Unavailable.class);
    }
    assertThat(sink.asked()).hasSize(SigningCertificates.PER_MINUTE);
  }

  private List<String> tricks() {
    String file = "/SimpleNotificationService-0123456789abcdef.pem";
    List<String> urls = new ArrayList<>();
    for (String host :
        new String[] {
          "127.0.0.1",
          "localhost",
          "[::1]",
          "0.0.0.0",
          "127.1",
          "2130706433",
          "0x7f000001",
          "0177.0.0.1",
          "[::ffff:127.0.0.1]",
          "sns.eu-central-1.amazonaws.com@127.0.0.1",
          "127.0.0.1#sns.eu-central-1.amazonaws.com",
          "127.0.0.1?sns.eu-central-1.amazonaws.com",
          "127.0.0.1\\\\@sns.eu-central-1.amazonaws.com",
          "localhost.amazonaws.com",
          "sns.eu-central-1.amazonaws.com.localhost"
        }) {
      for (String scheme : new String[] {"http://", "https://", "HTTP://", "//"}) {
        urls.add(scheme + host + ":" + sink.port() + file);
      }
    }
    urls.add("https://sns.eu-central-1.amazonaws.com:" + sink.port() + file);
    urls.add("http://sns.eu-central-1.amazonaws.com" + file);
    urls.add("https://sns.eu-central-1.amazonaws.com" + file + "?x=" + sink.at("/"));
    urls.add(sink.at(file).toString());
    return urls;
  }

  private AwsCheck check(LocalCloud trusted) {
    SnsSignature rule =
        new SnsSignature(Set.of(LocalCloud.TOPIC), Set.of("1", "2"), Duration.ofMinutes(75));
    SigningCertificates certificates =
        new SigningCertificates(
            http,
            uri -> SenderWiring.reach(Optional.of(URI.create(sink.at("/").toString())), uri),
            Set.of(new TrustAnchor(trusted.root(), null)),
            clock);
    return new AwsCheck(
        SharedSecrets.of(List.of(KEY)),
        "x-api-key",
        SharedSecrets.of(List.of(LOGIN)),
        Optional.empty(),
        new SnsCheck(rule, certificates, clock));
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  private AuthenticationResult judge(Map<String, String> headers, String body) {
    return judge(check, headers, body);
  }

  private static AuthenticationResult judge(
      AwsCheck check, Map<String, String> headers, String body) {
    return check
        .check(TestSenderRequest.of(headers, body))
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }
}
