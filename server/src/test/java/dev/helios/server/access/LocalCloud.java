// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Signs as the clouds do: an issuer of tokens, an authority, and SNS with its certificate. */
public final class LocalCloud {
  public static final String TOPIC = "arn:aws:sns:eu-central-1:010987654321:orders";
  public static final String CERTIFICATE =
      "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";
  public static final String ACCOUNT = "push@acme.iam.gserviceaccount.com";
  public static final String AUDIENCE = "https://helios.example/push";
  public static final String GOOGLE = "https://accounts.google.com";

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final KeyPair rootKeys = pair();
  private final KeyPair snsKeys = pair();
  private final X509Certificate root = certificate("CN=root", rootKeys, "CN=root", rootKeys, null);
  private final X509Certificate sns;

  public LocalCloud() throws Exception {
    this("sns.amazonaws.com");
  }

  /**
   * @param name that SNS's certificate is issued to
   */
  public LocalCloud(String name) throws Exception {
    this.sns = certificate("CN=root", rootKeys, "CN=sns", snsKeys, name);
  }

  public X509Certificate root() {
    return root;
  }

  public byte[] rootPem() throws Exception {
    return pem(root);
  }

  public byte[] snsPem() throws Exception {
    return pem(sns);
  }

  public static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** What an issuer publishes. */
  public static byte[] keys(RSAKey... keys) {
    return new JWKSet(java.util.List.<com.nimbusds.jose.jwk.JWK>of(keys))
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  public static JWTClaimsSet.Builder push(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(GOOGLE)
        .audience(AUDIENCE)
        .claim("email", ACCOUNT)
        .claim("email_verified", true)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  public static String token(RSAKey key, JWTClaimsSet.Builder claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** A notification around this message, by name; sign it with {@link #signed}. */
  public static Map<String, String> notification(String message, Instant now) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("Type", "Notification");
    members.put("MessageId", java.util.UUID.randomUUID().toString());
    members.put("TopicArn", TOPIC);
    members.put("Message", message);
    members.put("Timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    members.put("SignatureVersion", "2");
    members.put("SigningCertURL", CERTIFICATE);
    return members;
  }

  public static Map<String, String> handshake(String type, String subscribeUrl, Instant now) {
    Map<String, String> members = notification("You have chosen to subscribe", now);
    members.put("Type", type);
    members.put("Token", "2336412f37fb");
    members.put("SubscribeURL", subscribeUrl);
    return members;
  }

  /** The message as JSON, with SNS's signature. */
  public String signed(Map<String, String> members) throws Exception {
    String unsigned = ",SignatureVersion,SigningCertURL,UnsubscribeURL,";
    StringBuilder text = new StringBuilder();
    new TreeMap<>(members)
        .forEach(
            (name, value) -> {
              if (!unsigned.contains("," + name + ",")) {
                text.append(name).append('\n').append(value).append('\n');
              }
            });
    Signature signature =
        Signature.getInstance(
            "1".equals(members.get("SignatureVersion")) ? "SHA1withRSA" : "SHA256withRSA");
    signature.initSign(snsKeys.getPrivate());
    signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
    Map<String, String> all = new LinkedHashMap<>(members);
    all.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
    return json(all);
  }

  public static String json(Map<String, String> members) {
    StringBuilder json = new StringBuilder("{");
    members.forEach(
        (name, value) ->
            json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"'));
    return json.append('}').toString();
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(
      String issuer, KeyPair signer, String subject, KeyPair pair, @Nullable String host)
      throws Exception {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(30))),
            new X500Name(subject),
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
    if (host != null) {
      GeneralName name = new GeneralName(GeneralName.dNSName, host);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
  }

  private static byte[] pem(X509Certificate certificate) throws Exception {
    return ("-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
