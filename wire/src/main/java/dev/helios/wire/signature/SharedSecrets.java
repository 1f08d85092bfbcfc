// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that are all accepted, so that an old and a new one overlap while they are exchanged.
 * Comparing takes the same time wherever the difference is, and whichever of them fits. Nothing
 * prints them. Immutable.
 */
public final class SharedSecrets {
  public static final SharedSecrets NONE = new SharedSecrets(List.of());

  /** Shorter ones can be guessed. */
  public static final int MIN_LENGTH = 16;

  private final List<String> texts;
  private final List<byte[]> hashes;

  private SharedSecrets(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.hashes = this.texts.stream().map(SharedSecrets::hash).toList();
  }

  public static SharedSecrets of(List<String> texts) {
    return texts.isEmpty() ? NONE : new SharedSecrets(texts);
  }

  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Whether the text is one of them; false for null. */
  public boolean contain(@Nullable String offered) {
    if (offered == null) {
      return false;
    }
    byte[] hash = hash(offered);
    boolean found = false;
    for (byte[] known : hashes) {
      found |= MessageDigest.isEqual(known, hash); // no early end: time must tell nothing
    }
    return found;
  }

  /** What an offered text is worth: absent, wrong, or trusted. */
  public AuthenticationResult judge(@Nullable String offered) {
    if (offered == null) {
      return AuthenticationResult.rejected(RejectReason.ABSENT);
    }
    return contain(offered)
        ? AuthenticationResult.AUTHENTICATED
        : AuthenticationResult.rejected(RejectReason.SECRET);
  }

  /** Their bytes in UTF-8: keys to compute with, not to show. */
  List<byte[]> keys() {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** How many there are. */
  @Override
  public String toString() {
    return texts.size() + " secrets";
  }
}
