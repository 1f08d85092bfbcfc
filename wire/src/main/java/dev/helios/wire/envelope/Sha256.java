// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.event.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of an event whose sender gave it none: the same bytes always get the same one. */
public final class Sha256 {
  private Sha256() {}

  public static String hex(Bytes bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
