// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import dev.helios.core.event.TenantId;
import dev.helios.wire.signature.SharedSecrets;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the text of a setting into its type: String, boolean, int, long (a size in bytes),
 * Duration, Path, a tenant, an enum, a List or Set of texts, a Set of an enum or of origins, a Map
 * of texts, and secrets. A reader throws IllegalArgumentException with what it expected.
 */
final class SettingReader {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private SettingReader() {}

  public static Function<String, Object> of(RecordComponent component, Setting setting) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return text -> readEnum(type, text);
    }
    if (type == Set.class && argument(component).isEnum()) {
      Class<?> constants = argument(component);
      return text -> readSet(readList(text), item -> readEnum(constants, item));
    }
    if (type == Set.class && argument(component) == WebOrigin.class) {
      return text -> readSet(readList(text), SettingReader::readOrigin);
    }
    return switch (type.getSimpleName()) {
      case "String" -> text -> text;
      case "SecretText" -> SecretText::new;
      case "SharedSecrets" -> SettingReader::readSecrets;
      case "boolean" -> SettingReader::readFlag;
      case "int" -> text -> readNumber(text, setting.min(), setting.max());
      case "long" -> SettingReader::readSize;
      case "Duration" -> text -> readDuration(text, setting.min());
      case "Path" -> SettingReader::readPath;
      case "TenantId" -> TenantId::new;
      case "List" -> SettingReader::readList;
      case "Set" -> text -> readSet(readList(text), item -> item);
      case "Map" -> SettingReader::readMap;
      default -> throw new IllegalStateException("expected a type of setting, found " + component);
    };
  }

  private static Class<?> argument(RecordComponent component) {
    Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return (Class<?>) argument;
  }

  private static Object readEnum(Class<?> type, String text) {
    List<Object> constants = Arrays.asList(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> label(constant).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(alternatives(constants)));
  }

  private static String label(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String alternatives(List<Object> constants) {
    String first =
        constants.stream()
            .limit(constants.size() - 1L)
            .map(SettingReader::label)
            .collect(Collectors.joining(", "));
    return first + " or " + label(constants.getLast());
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

  private static Duration readDuration(String text, int minSeconds) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a duration such as 500ms, 30s, 10m, 24h or 7d");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    if (duration.toSeconds() < minSeconds) {
      throw new IllegalArgumentException("a duration of at least " + minSeconds + "s");
    }
    return duration;
  }

  private static Path readPath(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("a path", e);
    }
  }

  private static List<String> readList(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::trim)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** In the order in which it is written. */
  private static Set<Object> readSet(List<String> items, Function<String, Object> reader) {
    return items.stream()
        .map(reader)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
  }

  private static WebOrigin readOrigin(String text) {
    return WebOrigin.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "origins such as https://shop.example or http://10.0.0.5:8080, without a path,"
                        + " parted by commas"));
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
