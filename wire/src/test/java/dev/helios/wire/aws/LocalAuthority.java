// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority that issues certificates, for tests. */
final class LocalAuthority {
  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

  private final String name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  private LocalAuthority(String name, @Nullable LocalAuthority parent) throws Exception {
    this.name = name;
    this.keys = pair();
    LocalAuthority signer = parent == null ? this : parent;
    this.certificate = build(signer, "CN=" + name, keys, null, FROM, TO, true, null);
  }

  static LocalAuthority root(String name) throws Exception {
    return new LocalAuthority(name, null);
  }

  LocalAuthority below(String child) throws Exception {
    return new LocalAuthority(child, this);
  }

  X509Certificate certificate() {
    return certificate;
  }

  Set<TrustAnchor> anchors() {
    return Set.of(new TrustAnchor(certificate, null));
  }

  static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    return generator.generateKeyPair();
  }

  X509Certificate issue(String host, KeyPair pair) throws Exception {
    return issue(host, pair, FROM, TO, null);
  }

  X509Certificate issue(
      @Nullable String host, KeyPair pair, Instant from, Instant to, @Nullable String issuerUrl)
      throws Exception {
    return build(this, "CN=sns.amazonaws.com", pair, host, from, to, false, issuerUrl);
  }

  private static X509Certificate build(
      LocalAuthority signer,
      String subject,
      KeyPair pair,
      @Nullable String host,
      Instant from,
      Instant to,
      boolean authority,
      @Nullable String issuerUrl)
      throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=" + signer.name),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(from),
            Date.from(to),
            new X500Name(subject),
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (host != null) {
      GeneralName name = new GeneralName(GeneralName.dNSName, host);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
    }
    if (issuerUrl != null) {
      GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, issuerUrl);
      builder.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, place));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withRSA").build(signer.keys.getPrivate())));
  }
}
