// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.event.Utf8;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes extensions of the free names and values that senders attach to an event. These carry no
 * identity, so what cannot be an extension (a name without a letter or digit, a value with control
 * characters or of more than {@value #MAX_VALUE} bytes, whatever comes after the first {@value
 * #MAX_COUNT}) is left out rather than the event set aside for it. The choice does not depend on
 * the order on the wire.
 */
public final class Extensions {
  /** Leaves room below the envelope's limit for the extensions that decoders add themselves. */
  static final int MAX_COUNT = 56;

  static final int MAX_VALUE = 4_096;

  private Extensions() {}

  public static Map<String, String> of(Map<String, String> free, String prefix) {
    SortedMap<String, String> sorted = new TreeMap<>(free);
    Map<String, String> extensions = new HashMap<>();
    // A name that is legal as it stands comes before one that only becomes the same.
    sorted.forEach((name, value) -> add(extensions, name, name, value, prefix));
    sorted.forEach(
        (name, value) -> add(extensions, name, ExtensionNames.legal(name, prefix), value, prefix));
    return extensions;
  }

  private static void add(
      Map<String, String> extensions,
      String name,
      @Nullable String legal,
      String value,
      String prefix) {
    boolean legalForm = legal != null && legal.equals(ExtensionNames.legal(name, prefix));
    if (legal != null && legalForm && extensions.size() < MAX_COUNT && isPlain(value)) {
      extensions.putIfAbsent(legal, value);
    }
  }

  private static boolean isPlain(String value) {
    if (value.length() > MAX_VALUE || value.codePoints().anyMatch(Character::isISOControl)) {
      return false;
    }
    var utf8 = Utf8.encode(value);
    return utf8 != null && utf8.length() <= MAX_VALUE;
  }
}
