// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.wire.signature.SharedSecrets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting: its name in the environment, its default as one would write it there, what it does,
 * and how its text is read. The reader throws IllegalArgumentException with what it expected.
 *
 * @param secret whether it may also stand in a file, which {@link #fileName} names
 */
record Setting<T>(
    String name, String fallback, String meaning, Function<String, T> reader, boolean secret) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private Setting(String name, String fallback, String meaning, Function<String, T> reader) {
    this(name, fallback, meaning, reader, false);
  }

  /** The name under which the environment may give a file with the value instead. */
  String fileName() {
    return name + "_FILE";
  }

  /** The same setting as one that holds a secret. */
  Setting<T> asSecret() {
    return new Setting<>(name, fallback, meaning, reader, true);
  }

  static Setting<SharedSecrets> secrets(String name, String meaning) {
    return new Setting<>(name, "", meaning, Setting::readSecrets, true);
  }

  static Setting<String> text(String name, String fallback, String meaning) {
    return new Setting<>(name, fallback, meaning, text -> text);
  }

  static Setting<Boolean> flag(String name, boolean fallback, String meaning) {
    return new Setting<>(name, Boolean.toString(fallback), meaning, Setting::readFlag);
  }

  static Setting<Integer> number(String name, int fallback, int min, int max, String meaning) {
    return new Setting<>(
        name, Integer.toString(fallback), meaning, text -> readNumber(text, min, max));
  }

  static Setting<Long> size(String name, String fallback, String meaning) {
    return new Setting<>(name, fallback, meaning, Setting::readSize);
  }

  static Setting<Duration> duration(String name, String fallback, String meaning) {
    return new Setting<>(name, fallback, meaning, Setting::readDuration);
  }

  static Setting<List<String>> list(String name, String fallback, String meaning) {
    return new Setting<>(name, fallback, meaning, Setting::readList);
  }

  static Setting<Map<String, String>> map(String name, String fallback, String meaning) {
    return new Setting<>(name, fallback, meaning, Setting::readMap);
  }

  /** A text that is never shown, empty by default. */
  static Setting<String> secret(String name, String meaning) {
    return text(name, "", meaning).asSecret();
  }

  private static Boolean readFlag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  private static Integer readNumber(String text, int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
    throw new IllegalArgumentException(expected);
  }

  private static Long readSize(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a size such as 512KiB or 16MiB");
    }
    long unit =
        switch (String.valueOf(matcher.group(2))) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          case "GiB" -> 1L << 30;
          default -> 1L;
        };
    return Long.parseLong(matcher.group(1)) * unit;
  }

  private static Duration readDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a duration such as 500ms, 30s, 10m, 24h or 7d");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static List<String> readList(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::trim)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static SharedSecrets readSecrets(String text) {
    List<String> secrets = readList(text.replace('\n', ','));
    if (secrets.stream().anyMatch(secret -> secret.length() < SharedSecrets.MIN_LENGTH)) {
      throw new IllegalArgumentException(
          "secrets of at least " + SharedSecrets.MIN_LENGTH + " characters, parted by commas");
    }
    return SharedSecrets.of(secrets);
  }

  private static Map<String, String> readMap(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : readList(text)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException("pairs such as name=value, parted by commas");
      }
      map.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
    }
    return Map.copyOf(map);
  }
}
