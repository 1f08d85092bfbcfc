// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsCertificatesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> NAMES = Set.of("sns.amazonaws.com");

  private static LocalAuthority root;
  private static LocalAuthority middle;
  private static KeyPair pair;

  @BeforeAll
  static void issue() throws Exception {
    root = LocalAuthority.root("root");
    middle = root.below("middle");
    pair = LocalAuthority.pair();
  }

  @Test
  void isTrusted_aChainToTheRoot_is() throws Exception {
    X509Certificate leaf = middle.issue("sns.amazonaws.com", pair);

    assertThat(SnsCertificates.isOf(leaf, NAMES)).isTrue();
    assertThat(trusted(leaf, List.of(middle.certificate()), NOW)).isTrue();
  }

  @Test
  void isTrusted_withTheMiddleMissing_isNot() throws Exception {
    assertThat(trusted(middle.issue("sns.amazonaws.com", pair), List.of(), NOW)).isFalse();
  }

  @Test
  void isTrusted_ofAnotherAuthority_isNot() throws Exception {
    LocalAuthority other = LocalAuthority.root("root");
    X509Certificate leaf = other.issue("sns.amazonaws.com", pair);

    assertThat(trusted(leaf, List.of(other.certificate()), NOW)).isFalse();
  }

  @Test
  void isTrusted_signedByACertificateThatIsNoAuthority_isNot() throws Exception {
    X509Certificate host = root.issue("sns.amazonaws.com", pair);
    LocalAuthority thief = LocalAuthority.root("sns.amazonaws.com");
    X509Certificate leaf = thief.issue("sns.amazonaws.com", LocalAuthority.pair());

    assertThat(trusted(leaf, List.of(host, thief.certificate()), NOW)).isFalse();
  }

  @Test
  void isTrusted_beforeAndAfterItsTime_isNot() throws Exception {
    X509Certificate leaf = root.issue("sns.amazonaws.com", pair, THEN, NOW.minusSeconds(1), null);

    assertThat(trusted(leaf, List.of(), NOW)).isFalse();
    assertThat(trusted(leaf, List.of(), NOW.minusSeconds(2))).isTrue();
    assertThat(trusted(leaf, List.of(), THEN.minusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.amazonaws.com",
        "amazonaws.com",
        "sns.amazonaws.com.evil.example",
        "evil.example",
        "xsns.amazonaws.com",
        "sns.amazonaws.com."
      })
  void isOf_anotherName_isNot(String name) throws Exception {
    assertThat(SnsCertificates.isOf(root.issue(name, pair), NAMES)).isFalse();
  }

  /** The subject reads sns.amazonaws.com, but it is not what a certificate is issued for. */
  @Test
  void isOf_aCertificateWithoutAlternativeNames_isNot() throws Exception {
    assertThat(SnsCertificates.isOf(root.issue(null, pair, THEN, NOW, null), NAMES)).isFalse();
  }

  @Test
  void read_aFile_givesItsCertificatesInOrder() throws Exception {
    X509Certificate leaf = middle.issue("sns.amazonaws.com", pair);
    Bytes pem = Bytes.utf8(pem(leaf) + pem(middle.certificate()));

    assertThat(SnsCertificates.read(pem)).containsExactly(leaf, middle.certificate());
    assertThat(SnsCertificates.read(Bytes.of(leaf.getEncoded()))).containsExactly(leaf);
  }

  @Test
  void read_anythingElse_givesNone() throws Exception {
    String one = pem(root.certificate());

    assertThat(SnsCertificates.read(Bytes.EMPTY)).isEmpty();
    assertThat(SnsCertificates.read(Bytes.utf8("<html>"))).isEmpty();
    assertThat(SnsCertificates.read(Bytes.utf8(one.substring(0, 200)))).isEmpty();
    assertThat(SnsCertificates.read(Bytes.utf8(one.repeat(11)))).isEmpty();
    assertThat(SnsCertificates.read(Bytes.of(new byte[SnsCertificates.MAX_BYTES + 1]))).isEmpty();
  }

  @Test
  void issuerUrl_ofAmazonsAuthority_isTheOnlyOneTaken() throws Exception {
    String amazon = "http://crt.r2m01.amazontrust.com/r2m01.cer";
    assertThat(SnsCertificates.issuerUrl(with(amazon))).contains(amazon);
    for (String other :
        new String[] {
          "http://evil.example/r2m01.cer",
          "http://169.254.169.254/latest/r2m01.cer",
          "http://crt.r2m01.amazontrust.com.evil.example/r2m01.cer",
          "http://crt.r2m01.amazontrust.com:8080/r2m01.cer",
          "file:///etc/passwd",
          "http://crt.r2m01.amazontrust.com/../r2m01.cer",
          "ldap://crt.r2m01.amazontrust.com/a.cer"
        }) {
      assertThat(SnsCertificates.issuerUrl(with(other))).as(other).isEmpty();
    }
    assertThat(SnsCertificates.issuerUrl(root.certificate())).isEmpty();
  }

  private static X509Certificate with(String issuerUrl) throws Exception {
    return root.issue("sns.amazonaws.com", pair, THEN, NOW, issuerUrl);
  }

  private static boolean trusted(X509Certificate leaf, List<X509Certificate> others, Instant now) {
    return SnsCertificates.isTrusted(leaf, others, root.anchors(), now);
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
