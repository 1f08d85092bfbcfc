// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsSignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String SENT = "2026-11-22T11:59:30.000Z";
  private static final SnsSignature RULE =
      new SnsSignature(Set.of(LocalSns.TOPIC), Set.of("1", "2"), Duration.ofMinutes(75));

  private static KeyPair pair;
  private static X509Certificate certificate;

  @BeforeAll
  static void issue() throws Exception {
    pair = LocalAuthority.pair();
    certificate = LocalAuthority.root("test").issue("sns.amazonaws.com", pair);
  }

  @ParameterizedTest
  @CsvSource({"1, ", "2, ", "1, Orders", "2, Größe"})
  void judge_eachVersionWithAndWithoutSubject_isTrusted(String version, String subject)
      throws Exception {
    Bytes body =
        LocalSns.notification(pair, SENT)
            .with("SignatureVersion", version)
            .with("Subject", subject)
            .signed();

    assertThat(judge(body, NOW)).isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SubscriptionConfirmation", "UnsubscribeConfirmation"})
  void judge_aHandshake_isTrusted(String type) throws Exception {
    assertThat(judge(LocalSns.handshake(pair, SENT, type).signed(), NOW))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  /** A byte may change where nothing is signed, but then what was signed is unchanged. */
  @Test
  void judge_anyByteFlipped_isWrongUnlessWhatWasSignedIsTheSame() throws Exception {
    byte[] body = LocalSns.notification(pair, SENT).with("Subject", "s").signed().array();
    SnsSigned original = message(Bytes.of(body)).signed();
    int refused = 0;
    for (int at = 0; at < body.length; at++) {
      for (int mask : new int[] {0x01, 0x20, 0x80}) {
        byte[] altered = body.clone();
        altered[at] ^= (byte) mask;
        if (!judge(Bytes.of(altered), NOW).equals(AuthenticationResult.AUTHENTICATED)) {
          refused++;
        } else {
          SnsSigned accepted = message(Bytes.of(altered)).signed();
          assertThat(accepted.signedText()).as("byte " + at).isEqualTo(original.signedText());
          assertThat(accepted.signature()).as("byte " + at).isEqualTo(original.signature());
          assertThat(accepted.version()).as("byte " + at).isEqualTo("2");
        }
      }
    }
    assertThat(refused).isGreaterThan(2 * body.length);
  }

  @ParameterizedTest
  @CsvSource({
    "Message, other",
    "MessageId, other",
    "Subject, other",
    "Timestamp, 2026-11-22T11:59:30.001Z",
    "Type, SubscriptionConfirmation",
    "Timestamp, 2026-11-22T11:59:30Z",
    "SignatureVersion, 1"
  })
  void judge_aMemberChangedAfterSigning_isWrong(String name, String value) throws Exception {
    String signature = signatureOf(LocalSns.notification(pair, SENT).signed());

    Bytes altered =
        LocalSns.notification(pair, SENT)
            .with("Token", "t")
            .with("SubscribeURL", "u")
            .with(name, value)
            .json(signature);

    assertThat(judge(altered, NOW))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SIGNATURE));
  }

  /** With line feeds, the end of one message could be read as the members of another. */
  @Test
  void judge_membersMovedIntoOneAnother_areWrong() throws Exception {
    LocalSns honest = LocalSns.notification(pair, SENT).with("Message", "a\nMessageId\nb");
    String signature = signatureOf(honest.signed());
    String id = "b\nMessageId\nda41e39f-ea4d-435a-b922-c6aae3915ebe";

    Bytes moved =
        LocalSns.notification(pair, SENT)
            .with("Message", "a")
            .with("MessageId", id)
            .json(signature);

    assertThat(judge(honest.signed(), NOW)).isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(judge(moved, NOW)).isEqualTo(AuthenticationResult.rejected(RejectReason.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({
    "10, true",
    "4440, true",
    "4470, true",
    "4471, false",
    "691200, false",
    "-330, true",
    "-331, false"
  })
  void judge_aStolenMessage_worksOnlyWhileItIsFresh(long seconds, boolean trusted)
      throws Exception {
    Instant later = Instant.parse(SENT).plusSeconds(seconds + 30);

    AuthenticationResult result = judge(LocalSns.notification(pair, SENT).signed(), later);

    assertThat(result)
        .isEqualTo(
            trusted
                ? AuthenticationResult.AUTHENTICATED
                : AuthenticationResult.rejected(RejectReason.TIME));
  }

  @ParameterizedTest
  @CsvSource({
    "TopicArn, arn:aws:sns:eu-central-1:010987654321:other, TOPIC",
    "TopicArn, arn:aws:sns:us-east-1:010987654321:orders, TOPIC",
    "SignatureVersion, 3, ALGORITHM",
    "SignatureVersion, '', ALGORITHM",
    "Timestamp, yesterday, TIME",
    "SigningCertURL, https://evil.example/a.pem, CERTIFICATE"
  })
  void judge_signedButNotOurs_isWrong(String name, String value, RejectReason fault)
      throws Exception {
    assertThat(judge(LocalSns.notification(pair, SENT).with(name, value).signed(), NOW))
        .isEqualTo(AuthenticationResult.rejected(fault));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signature", "SigningCertURL", "SignatureVersion", "Timestamp"})
  void read_aMessageWithoutItsCredential_isBroken(String name) throws Exception {
    String json = LocalSns.notification(pair, SENT).signed().text();

    Bytes without = Bytes.utf8(json.replace("\"" + name + "\"", "\"X\""));

    assertThat(read(without)).isInstanceOf(SnsSigned.Read.Broken.class);
  }

  @Test
  void read_aMemberTwice_isBroken() throws Exception {
    String json = LocalSns.notification(pair, SENT).signed().text();

    assertThat(read(Bytes.utf8(json.replace("{\"Type\"", "{\"Message\":\"x\",\"Type\""))))
        .isInstanceOf(SnsSigned.Read.Broken.class);
  }

  @Test
  void read_anotherJson_isUnsigned() {
    assertThat(read(Bytes.utf8("{\"detail-type\":\"x\"}")))
        .isInstanceOf(SnsSigned.Read.Unsigned.class);
    assertThat(read(Bytes.utf8("no json"))).isInstanceOf(SnsSigned.Read.Unsigned.class);
  }

  @Test
  void prove_anExpiredCertificate_isWrong() throws Exception {
    Bytes body = LocalSns.notification(pair, "2027-01-01T00:00:01Z").signed();

    assertThat(judge(body, Instant.parse("2027-01-01T00:00:02Z")))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.CERTIFICATE));
  }

  @Test
  void examine_everyAddressTrick_isRefused() throws Exception {
    List<String> tricks = AddressTricks.all();
    assertThat(tricks).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    for (String url : tricks) {
      assertThat(SnsSignature.isCertificateUrl(url, "sns.eu-central-1.amazonaws.com"))
          .as(url)
          .isFalse();
    }
    assertThat(
            SnsSignature.isCertificateUrl(LocalSns.CERTIFICATE, "sns.eu-central-1.amazonaws.com"))
        .isTrue();
  }

  /** The control: the rule that others have had falls for the corpus. */
  @Test
  void control_theEndOfTheHostOnly_isFooled() {
    assertThat(AddressTricks.all())
        .filteredOn(SnsSignatureTest::endsLikeAmazon)
        .contains(
            "https://evilamazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
            "https://bucket.s3.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem")
        .hasSizeGreaterThan(15);
  }

  private static boolean endsLikeAmazon(String url) {
    try {
      String host = URI.create(url).getHost();
      return host != null && host.endsWith("amazonaws.com");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static AuthenticationResult judge(Bytes body, Instant now) {
    return switch (read(body)) {
      case SnsSigned.Read.Unsigned unsigned -> AuthenticationResult.rejected(RejectReason.ABSENT);
      case SnsSigned.Read.Broken broken -> AuthenticationResult.rejected(RejectReason.MALFORMED);
      case SnsSigned.Read.Message message ->
          switch (RULE.examine(message.signed(), now)) {
            case SnsSignature.Examined.Refused refused ->
                AuthenticationResult.rejected(refused.reason());
            case SnsSignature.Examined.Unproven unproven -> RULE.prove(unproven, certificate, now);
          };
    };
  }

  private static SnsSigned.Read.Message message(Bytes body) {
    return (SnsSigned.Read.Message) read(body);
  }

  private static String signatureOf(Bytes body) {
    return java.util.Base64.getEncoder().encodeToString(message(body).signed().signature().array());
  }

  private static SnsSigned.Read read(Bytes body) {
    return SnsSigned.read(EnvelopeReader.read(body, Set.of()));
  }
}
