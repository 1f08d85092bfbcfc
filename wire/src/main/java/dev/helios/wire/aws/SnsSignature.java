// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.wire.signature.AuthenticationResult;
import dev.helios.wire.signature.RejectReason;
import dev.helios.wire.signature.UnavailableReason;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of SNS are believed: of a configured topic, fresh, and signed with a certificate
 * of SNS in the topic's region. Two steps, because the certificate has to be had in between: {@link
 * #examine}, then {@link #prove}. Immutable, pure.
 *
 * @param versions of the signature that are taken: 1 is SHA-1 with RSA, 2 is SHA-256 with RSA
 * @param maxAge how old a message may be: SNS goes on trying for an hour, and signs only once
 */
public record SnsSignature(Set<String> topics, Set<String> versions, Duration maxAge) {
  /** How far SNS's clock may be ahead. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  /** One name straight below the host; nothing that has to be decoded or resolved. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,200}\\.pem");

  private static final int MIN_KEY_BITS = 2_048;

  public SnsSignature {
    topics = Set.copyOf(topics);
    versions = Set.copyOf(versions);
  }

  /** What came of examining a message without its certificate. */
  public sealed interface Examined {
    record Refused(RejectReason reason) implements Examined {}

    /** All it says is right; whether SNS said it, the certificate at this address has to prove. */
    record Unproven(SnsSigned message, SnsTopic topic, String certificateUrl) implements Examined {}
  }

  public Examined examine(SnsSigned message, Instant now) {
    Optional<SnsTopic> topic =
        topics.contains(message.topicArn()) ? SnsTopic.of(message.topicArn()) : Optional.empty();
    if (topic.isEmpty()) {
      return new Examined.Refused(RejectReason.TOPIC);
    }
    if (!versions.contains(message.version()) || algorithm(message.version()) == null) {
      return new Examined.Refused(RejectReason.ALGORITHM);
    }
    if (!isFresh(message.timestamp(), now)) {
      return new Examined.Refused(RejectReason.TIME);
    }
    return isCertificateUrl(message.certificateUrl(), topic.get().host())
        ? new Examined.Unproven(message, topic.get(), message.certificateUrl())
        : new Examined.Refused(RejectReason.CERTIFICATE);
  }

  /** Whether this certificate, whose chain was checked, is valid now and signed the message. */
  public AuthenticationResult prove(
      Examined.Unproven unproven, X509Certificate certificate, Instant now) {
    if (!isValid(certificate, now)) {
      return AuthenticationResult.rejected(RejectReason.CERTIFICATE);
    }
    return prove(unproven.message(), certificate.getPublicKey());
  }

  /**
   * Whether the address can only be a certificate of this host: compared letter by letter, since
   * every reading of an address as a URL has its own idea of where the host ends.
   */
  static boolean isCertificateUrl(String url, String host) {
    String start = "https://" + host + "/";
    return url.startsWith(start) && FILE.matcher(url.substring(start.length())).matches();
  }

  private static AuthenticationResult prove(SnsSigned message, PublicKey key) {
    if (!(key instanceof java.security.interfaces.RSAPublicKey rsa)
        || rsa.getModulus().bitLength() < MIN_KEY_BITS) {
      return AuthenticationResult.rejected(RejectReason.KEY);
    }
    try {
      Signature signature = Signature.getInstance(String.valueOf(algorithm(message.version())));
      signature.initVerify(key);
      signature.update(message.signedText().array());
      return signature.verify(message.signature().array())
          ? AuthenticationResult.AUTHENTICATED
          : AuthenticationResult.rejected(RejectReason.SIGNATURE);
    } catch (SignatureException | InvalidKeyException e) {
      return AuthenticationResult.rejected(RejectReason.SIGNATURE);
    } catch (GeneralSecurityException e) {
      return AuthenticationResult.unavailable(UnavailableReason.PLATFORM);
    }
  }

  private boolean isFresh(String timestamp, Instant now) {
    try {
      Instant sent = OffsetDateTime.parse(timestamp).toInstant();
      return !sent.isBefore(now.minus(maxAge)) && !sent.isAfter(now.plus(AHEAD));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isValid(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static @Nullable String algorithm(String version) {
    return switch (version) {
      case "1" -> "SHA1withRSA";
      case "2" -> "SHA256withRSA";
      default -> null;
    };
  }
}
