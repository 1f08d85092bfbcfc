// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Issues tokens, sound and unsound, put together by hand: no library keeps it from anything. */
public final class LocalIssuer {
  private final KeyPair pair;

  public LocalIssuer(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public RSAPublicKey key() {
    return (RSAPublicKey) pair.getPublic();
  }

  public RSAPrivateKey secretKey() {
    return (RSAPrivateKey) pair.getPrivate();
  }

  /** Header and payload as they are given, signed as RS256 does. */
  public String token(String header, String payload) {
    return signedWith("SHA256withRSA", header, payload);
  }

  public String signedWith(String algorithm, String header, String payload) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(bytes(start(header, payload)));
      return start(header, payload) + "." + Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Signed with HMAC-SHA256 and this as its key. */
  public static String hmac(byte[] key, String header, String payload) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] code = mac.doFinal(bytes(start(header, payload)));
      return start(header, payload) + "." + Base64URL.encode(code);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static String start(String header, String payload) {
    return Base64URL.encode(header) + "." + Base64URL.encode(payload);
  }

  /** JSON of the claims, with some of them put otherwise; null takes one out. */
  public static String claims(Map<String, String> usual, String name, @Nullable String json) {
    StringBuilder text = new StringBuilder("{");
    usual.forEach(
        (key, value) -> {
          if (!key.equals(name)) {
            member(text, key, value);
          }
        });
    if (json != null) {
      member(text, name, json);
    }
    return text.append('}').toString();
  }

  private static void member(StringBuilder text, String name, String json) {
    text.append(text.length() > 1 ? "," : "").append('"').append(name).append("\":").append(json);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
