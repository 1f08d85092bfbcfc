// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the senders' times. */
public final class EventTimes {
  /** How far ahead of the door's clock a sender's may be and still be believed. */
  public static final Duration MAX_AHEAD = Duration.ofDays(1);

  private static final int MAX_LENGTH = 64;

  private EventTimes() {}

  /**
   * The instant that an RFC 3339 text names (any number of fraction digits up to nine, any offset,
   * lower-case letters, a space for the T). Null when it is none, lies before 1970, or more than
   * {@link #MAX_AHEAD} after the receipt: judging flows by such a time would be judging by noise.
   */
  public static @Nullable Instant usable(@Nullable String text, Instant receivedAt) {
    if (text == null || text.length() < 20 || text.length() > MAX_LENGTH) {
      return null;
    }
    String spelt = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    try {
      Instant instant =
          OffsetDateTime.parse(spelt, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
      boolean usable =
          !instant.isBefore(Instant.EPOCH) && !instant.isAfter(receivedAt.plus(MAX_AHEAD));
      return usable ? instant : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What is kept of a time that could not be used: its first 64 characters, as plain text. */
  static String kept(@Nullable String text) {
    if (text == null) {
      return "absent";
    }
    int end = Math.min(MAX_LENGTH, text.length());
    StringBuilder kept = new StringBuilder(end);
    text.substring(0, end)
        .codePoints()
        .map(c -> isPlain(c) ? c : '?')
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isPlain(int codePoint) {
    return codePoint >= 0x20 && codePoint < 0x7F;
  }
}
