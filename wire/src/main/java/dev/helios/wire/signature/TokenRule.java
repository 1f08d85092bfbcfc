// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.EnvelopeReader;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bearer tokens are believed: JSON web tokens of one issuer, signed with RS256 and nothing
 * else, for this audience, in time, and saying what the claims demand. Two steps, because the key
 * has to be had in between: {@link #examine}, then {@link #prove}. Where a key may be had is never
 * taken from a token. Immutable, pure.
 *
 * @param issuers spellings of the one issuer's name
 * @param audiences for whom a token has to be; empty to ask for none, and then claims say more
 * @param skew how far the issuer's clock may be off
 */
public record TokenRule(
    Set<String> issuers, Set<String> audiences, List<RequiredClaim> claims, Duration skew) {
  public static final Duration SKEW = Duration.ofSeconds(60);

  /** The longest token that is read at all. */
  public static final int MAX_LENGTH = 16_384;

  static final int MIN_KEY_BITS = 2_048;

  private static final Pattern PARTS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final Pattern KEY_ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

  /** Members of a header that name or bring a key, or change how the token is to be read. */
  private static final Set<String> REFUSED =
      Set.of("jku", "jwk", "x5u", "x5c", "crit", "b64", "zip", "enc");

  public TokenRule {
    issuers = Set.copyOf(issuers);
    audiences = Set.copyOf(audiences);
    claims = List.copyOf(claims);
    if (audiences.isEmpty() && claims.isEmpty()) {
      throw new IllegalArgumentException(
          "expected an audience or a claim, found neither: any token of the issuer would do");
    }
  }

  /** What came of examining a token without a key. */
  public sealed interface Examined {
    record Refused(RejectReason reason) implements Examined {}

    /** All it says is right; whether the issuer said it, its key has to prove. */
    record Unproven(SignedJWT token, String keyId) implements Examined {
      /** Never the token. */
      @Override
      public String toString() {
        return "Unproven[keyId=" + keyId + "]";
      }
    }
  }

  public Examined examine(@Nullable String token, Instant now) {
    if (token == null) {
      return new Examined.Refused(RejectReason.ABSENT);
    }
    if (token.length() > MAX_LENGTH || !PARTS.matcher(token).matches()) {
      return new Examined.Refused(RejectReason.MALFORMED);
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      RejectReason fault = fault(jwt, now);
      return fault == null
          ? new Examined.Unproven(jwt, jwt.getHeader().getKeyID())
          : new Examined.Refused(fault);
    } catch (ParseException | IllegalArgumentException e) {
      return new Examined.Refused(RejectReason.MALFORMED);
    }
  }

  /** Whether this key signed the token. */
  public AuthenticationResult prove(Examined.Unproven unproven, RSAPublicKey key) {
    if (key.getModulus().bitLength() < MIN_KEY_BITS) {
      return AuthenticationResult.rejected(RejectReason.KEY);
    }
    try {
      return unproven.token().verify(new RSASSAVerifier(key))
          ? AuthenticationResult.AUTHENTICATED
          : AuthenticationResult.rejected(RejectReason.SIGNATURE);
    } catch (JOSEException e) {
      return AuthenticationResult.unavailable(UnavailableReason.PLATFORM);
    }
  }

  private @Nullable RejectReason fault(SignedJWT jwt, Instant now) throws ParseException {
    if (hasAmbiguity(jwt)) {
      return RejectReason.MALFORMED;
    }
    JWSHeader header = jwt.getHeader();
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
      return RejectReason.ALGORITHM;
    }
    if (header.getIncludedParams().stream().anyMatch(REFUSED::contains)
        || header.getKeyID() == null
        || !KEY_ID.matcher(header.getKeyID()).matches()) {
      return RejectReason.MALFORMED;
    }
    return fault(jwt.getJWTClaimsSet(), now);
  }

  private @Nullable RejectReason fault(JWTClaimsSet set, Instant now) {
    if (set.getIssuer() == null || !issuers.contains(set.getIssuer())) {
      return RejectReason.ISSUER;
    }
    if (!audiences.isEmpty() && set.getAudience().stream().noneMatch(audiences::contains)) {
      return RejectReason.AUDIENCE;
    }
    if (!isInTime(set, now)) {
      return RejectReason.TIME;
    }
    Map<String, Object> all = set.getClaims();
    return claims.stream().allMatch(claim -> claim.holds(all)) ? null : RejectReason.IDENTITY;
  }

  private boolean isInTime(JWTClaimsSet set, Instant now) {
    if (set.getExpirationTime() == null
        || !now.isBefore(set.getExpirationTime().toInstant().plus(skew))) {
      return false;
    }
    Instant latest = now.plus(skew);
    return (set.getNotBeforeTime() == null || !set.getNotBeforeTime().toInstant().isAfter(latest))
        && (set.getIssueTime() == null || !set.getIssueTime().toInstant().isAfter(latest));
  }

  /**
   * Whether two readers could read it differently, or it could be written differently: a member
   * twice, no sound JSON object, loose bits at the signature's end.
   */
  private static boolean hasAmbiguity(SignedJWT jwt) {
    Bytes header = Bytes.of(jwt.getHeader().toBase64URL().decode());
    Bytes payload = Bytes.of(jwt.getPayload().toBytes());
    Base64URL signature = jwt.getSignature();
    return EnvelopeReader.read(header, Set.of()).fault() != null
        || EnvelopeReader.read(payload, Set.of()).fault() != null
        || !Base64URL.encode(signature.decode()).equals(signature);
  }
}
