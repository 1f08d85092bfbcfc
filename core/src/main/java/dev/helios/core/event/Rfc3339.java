// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Instants as text, as {@link Instant#parse} and {@link Instant#toString} have them, at a fraction
 * of their cost for the usual form: years 0 to 9999, whole or fractional seconds, {@code Z}. A
 * verdict has thirty of them. Thread-safe.
 */
public final class Rfc3339 {
  private static final int DATE_AND_TIME = "2026-11-22T12:00:00".length();
  private static final int SECONDS_OF_DAY = 86_400;
  private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_OF_DAY;
  private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_OF_DAY;

  private Rfc3339() {}

  /**
   * The instant that a text names.
   *
   * @throws DateTimeParseException where {@link Instant#parse} throws it
   */
  public static Instant parse(String text) {
    int end = text.length() - 1;
    if (end < DATE_AND_TIME || end > DATE_AND_TIME + 10 || !isUsual(text, end)) {
      return Instant.parse(text);
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int nano = nano(text, end);
    boolean plain = (year | month | day | hour | minute | second | nano) >= 0;
    if (!plain || month < 1 || month > 12 || day < 1 || day > 28 && day > days(year, month)) {
      return Instant.parse(text);
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(
        days * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second, nano);
  }

  /** The same text as {@link Instant#toString}: no fraction, or 3, 6 or 9 digits of it. */
  public static String text(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds < YEAR_0 || seconds >= YEAR_10000) {
      return instant.toString();
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
    int time = Math.floorMod(seconds, SECONDS_OF_DAY);
    int nano = instant.getNano();
    int digits = nano == 0 ? 0 : nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
    byte[] text = new byte[DATE_AND_TIME + (digits == 0 ? 0 : 1 + digits) + 1];
    put(text, 0, 4, date.getYear());
    text[4] = '-';
    put(text, 5, 7, date.getMonthValue());
    text[7] = '-';
    put(text, 8, 10, date.getDayOfMonth());
    text[10] = 'T';
    put(text, 11, 13, time / 3_600);
    text[13] = ':';
    put(text, 14, 16, time / 60 % 60);
    text[16] = ':';
    put(text, 17, 19, time % 60);
    if (digits > 0) {
      text[DATE_AND_TIME] = '.';
      int scale = digits == 3 ? 1_000_000 : digits == 6 ? 1_000 : 1;
      put(text, DATE_AND_TIME + 1, DATE_AND_TIME + 1 + digits, nano / scale);
    }
    text[text.length - 1] = 'Z';
    return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static boolean isUsual(String text, int end) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && text.charAt(end) == 'Z'
        && (end == DATE_AND_TIME || (text.charAt(DATE_AND_TIME) == '.' && end > DATE_AND_TIME + 1));
  }

  /** Negative where there is another character than a digit. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static int nano(String text, int end) {
    if (end == DATE_AND_TIME) {
      return 0;
    }
    int nano = number(text, DATE_AND_TIME + 1, end);
    for (int digits = end - DATE_AND_TIME - 1; digits < 9; digits++) {
      nano *= 10;
    }
    return nano;
  }

  private static int days(int year, int month) {
    return java.time.YearMonth.of(year, month).lengthOfMonth();
  }

  private static void put(byte[] text, int from, int to, int number) {
    int rest = number;
    for (int i = to - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
