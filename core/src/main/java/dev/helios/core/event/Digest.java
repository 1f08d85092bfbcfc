// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The first 128 bits of a SHA-256. Wide enough that two different contents never meet by accident
 * (even odds only after 2^64 of them), narrow enough for an index.
 */
public record Digest(long high, long low) {
  private static final MessageDigest FRESH = fresh();

  /** Digest of parts, each preceded by its length, so that no two lists of parts read alike. */
  public static Digest ofParts(String... parts) {
    MessageDigest sha256 = sha256();
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      sha256.update(lengthOf(utf8));
      sha256.update(utf8);
    }
    return first128(sha256.digest());
  }

  /** Digest of an event's content: its type and the exact bytes of its data. */
  static Digest ofContent(String type, Bytes data) {
    MessageDigest sha256 = sha256();
    byte[] utf8 = type.getBytes(StandardCharsets.UTF_8);
    sha256.update(lengthOf(utf8));
    sha256.update(utf8);
    sha256.update(data.array());
    return first128(sha256.digest());
  }

  /** The 32 hexadecimal digits. */
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  /** The same 128 bits in PostgreSQL's most compact type for them. */
  public UUID uuid() {
    return new UUID(high, low);
  }

  /** Reads {@link #hex()} back. Throws IllegalArgumentException on anything but 32 hex digits. */
  public static Digest parse(String hex) {
    if (hex.length() != 32) {
      throw new IllegalArgumentException("expected 32 hex digits, found " + hex.length());
    }
    return new Digest(
        HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
  }

  public static Digest of(UUID uuid) {
    return new Digest(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return hex();
  }

  private static Digest first128(byte[] digest) {
    ByteBuffer buffer = ByteBuffer.wrap(digest);
    return new Digest(buffer.getLong(), buffer.getLong());
  }

  private static byte[] lengthOf(byte[] bytes) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array();
  }

  /** A copy of a fresh one: looking the algorithm up again takes as long as a short digest. */
  private static MessageDigest sha256() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the platform's SHA-256 can be copied", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
