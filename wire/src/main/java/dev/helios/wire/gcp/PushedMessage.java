// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.event.Bytes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message of Pub/Sub, whichever form it came in.
 *
 * @param id null where only an unwrapped body came
 * @param subscription full resource name, null where unknown
 * @param attributes those whose names are header names ({@code content-type}, {@code ce-…}) in
 *     lower case: publishers spell them as they like. Of names that differ in case only, the first
 *     in byte order counts
 */
record PushedMessage(
    @Nullable String id,
    @Nullable String subscription,
    @Nullable String publishTime,
    @Nullable String orderingKey,
    Map<String, String> attributes,
    Bytes data) {

  PushedMessage {
    attributes = withHeaderNames(attributes);
  }

  /** An attribute; also found in another case, which is what became of it as a header. */
  @Nullable String attribute(String name) {
    String value = attributes.get(name);
    return value != null ? value : inAnyCase(name);
  }

  private @Nullable String inAnyCase(String name) {
    return attributes.entrySet().stream()
        .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
        .min(Comparator.comparing(Map.Entry::getKey))
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  private static Map<String, String> withHeaderNames(Map<String, String> attributes) {
    Map<String, String> named = new HashMap<>();
    new TreeMap<>(attributes)
        .forEach(
            (name, value) -> {
              String header = name.toLowerCase(Locale.ROOT);
              boolean isHeader = header.equals("content-type") || header.startsWith("ce-");
              named.putIfAbsent(isHeader ? header : name, value);
            });
    return Map.copyOf(named);
  }
}
