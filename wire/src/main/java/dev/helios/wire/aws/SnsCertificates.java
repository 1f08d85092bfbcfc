// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.core.event.Bytes;
import java.io.ByteArrayInputStream;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a certificate is one of SNS: issued to its name, by an authority that is trusted. Pure.
 */
public final class SnsCertificates {
  /** The longest file of certificates that is read at all. */
  public static final int MAX_BYTES = 64 << 10;

  private static final int MAX_CERTIFICATES = 10;
  private static final int DNS_NAME = 2;
  private static final byte[] CA_ISSUERS = {0x2B, 6, 1, 5, 5, 7, 0x30, 2, (byte) 0x86};
  private static final String AUTHORITY_INFO = "1.3.6.1.5.5.7.1.1";
  private static final Pattern ISSUER_URL =
      Pattern.compile("http://crt\\.[a-z0-9]{1,20}\\.amazontrust\\.com/[a-z0-9]{1,40}\\.cer");

  private SnsCertificates() {}

  /** The certificates of a PEM or DER file, the first one first; empty when it holds none. */
  public static List<X509Certificate> read(Bytes file) {
    if (file.length() > MAX_BYTES) {
      return List.of();
    }
    try {
      Collection<?> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(file.array()));
      List<X509Certificate> certificates = new ArrayList<>();
      all.forEach(one -> certificates.add((X509Certificate) one));
      return certificates.size() > MAX_CERTIFICATES ? List.of() : certificates;
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /** Whether the certificate was issued to one of the names. */
  public static boolean isOf(X509Certificate certificate, Set<String> names) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      return alternatives != null
          && alternatives.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
              .anyMatch(
                  name -> names.contains(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)));
    } catch (CertificateException e) {
      return false;
    }
  }

  /**
   * Whether a chain leads from the certificate, over the others that came with it, to an authority
   * that is trusted at that time. Revocation is not asked for.
   */
  public static boolean isTrusted(
      X509Certificate certificate,
      Collection<X509Certificate> others,
      Set<TrustAnchor> anchors,
      Instant now) {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(certificate);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (CertPathBuilderException | InvalidAlgorithmParameterException e) {
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has PKIX", e);
    }
  }

  /**
   * Where Amazon's authority keeps the certificate of this one's issuer: SNS may serve its own
   * alone. Empty when it names no such place. Plain HTTP does no harm: the chain proves itself.
   */
  public static Optional<String> issuerUrl(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(AUTHORITY_INFO);
    if (extension == null) {
      return Optional.empty();
    }
    for (int at = 0; at + CA_ISSUERS.length < extension.length; at++) {
      if (startsAt(extension, at)) {
        int from = at + CA_ISSUERS.length + 1;
        int length = extension[from - 1];
        if (length > 0 && from + length <= extension.length) {
          String url = Bytes.slice(extension, from, from + length).text();
          return ISSUER_URL.matcher(url).matches() ? Optional.of(url) : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean startsAt(byte[] extension, int at) {
    return java.util.Arrays.equals(
        extension, at, at + CA_ISSUERS.length, CA_ISSUERS, 0, CA_ISSUERS.length);
  }
}
