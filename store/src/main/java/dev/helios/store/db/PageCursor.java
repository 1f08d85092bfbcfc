// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list that is ordered by time: after which row to go on. Opaque to clients; the first
 * byte is the version, the second tells which list it belongs to.
 *
 * @param major what decides between rows of one microsecond
 * @param minor what decides then
 */
public record PageCursor(Kind kind, Instant at, long major, long minor) {
  private static final byte VERSION = 1;
  private static final int LENGTH = 2 + 3 * Long.BYTES;

  public enum Kind {
    EVENTS,
    QUARANTINE,
    CASES
  }

  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.put(VERSION).put((byte) kind.ordinal());
    bytes.putLong(Micros.sinceUnixEpoch(at)).putLong(major).putLong(minor);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Empty when the text is no cursor of this version and kind. */
  public static Optional<PageCursor> parse(Kind kind, String text) {
    byte[] decoded;
    try {
      decoded = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded);
    if (decoded.length != LENGTH || bytes.get() != VERSION || bytes.get() != kind.ordinal()) {
      return Optional.empty();
    }
    Instant at = Micros.instant(bytes.getLong());
    boolean reasonable = at.isAfter(Instant.EPOCH) && at.isBefore(Micros.END);
    return reasonable
        ? Optional.of(new PageCursor(kind, at, bytes.getLong(), bytes.getLong()))
        : Optional.empty();
  }
}
