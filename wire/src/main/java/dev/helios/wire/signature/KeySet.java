// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.helios.core.event.Bytes;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An issuer's RSA keys for signatures, by their ids. Immutable. */
public record KeySet(Map<String, RSAPublicKey> byId) {
  /** The longest key set that is read at all. */
  public static final int MAX_BYTES = 100 << 10;

  public KeySet {
    byId = Map.copyOf(byId);
  }

  /** Reads a JWK set; empty when it is none or holds no key that is of use. */
  public static Optional<KeySet> read(Bytes json) {
    if (json.length() > MAX_BYTES) {
      return Optional.empty();
    }
    Map<String, RSAPublicKey> keys = new HashMap<>();
    try {
      for (JWK key : JWKSet.parse(json.text()).getKeys()) {
        if (key instanceof RSAKey rsa && isForSignatures(rsa)) {
          keys.put(rsa.getKeyID(), rsa.toRSAPublicKey());
        }
      }
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(new KeySet(keys));
  }

  public Optional<RSAPublicKey> key(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static boolean isForSignatures(RSAKey key) {
    return key.getKeyID() != null
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
  }
}
