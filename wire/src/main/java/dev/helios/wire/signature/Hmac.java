// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import dev.helios.core.event.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over a time and a body. Pure. */
public final class Hmac {
  private Hmac() {}

  /** Whether one of the secrets gives this code for the seconds, a full stop and the body. */
  public static boolean fits(SharedSecrets secrets, long seconds, Bytes body, Bytes code) {
    boolean fits = false;
    for (byte[] key : secrets.keys()) {
      fits |= MessageDigest.isEqual(of(key, seconds, body), code.array());
    }
    return fits;
  }

  /** The code that this key gives. */
  public static byte[] of(byte[] key, long seconds, Bytes body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body.array());
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
