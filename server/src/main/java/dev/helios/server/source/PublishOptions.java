// SPDX-License-Identifier: MIT
package dev.helios.server.source;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.Modes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code helios publish}.
 *
 * @param count how many orders' events to make, where no file has them
 * @param file events, one JSON object a line; null to make them
 * @param seed makes the same events again, and of the three clouds those of the same orders
 */
record PublishOptions(Cloud cloud, int count, @Nullable Path file, long seed) {
  private static final Set<String> FLAGS = Set.of("--cloud", "--count", "--file", "--seed");
  private static final int COUNT = 10;
  private static final int COUNT_MAX = 1_000_000;

  /** Throws IllegalArgumentException with a sentence for the one who typed it. */
  static PublishOptions parse(List<String> words, long seed) {
    Map<String, String> values = values(words);
    if (values.containsKey("--count") && values.containsKey("--file")) {
      throw new IllegalArgumentException("'publish' takes --count or --file, not both.");
    }
    Cloud cloud =
        Cloud.labelled(values.getOrDefault("--cloud", ""))
            .filter(Modes.CLOUDS::contains)
            .orElseThrow(
                () -> new IllegalArgumentException("--cloud takes one of aws, gcp and azure."));
    String file = values.get("--file");
    return new PublishOptions(
        cloud,
        (int) number(values, "--count", COUNT, COUNT_MAX),
        file == null ? null : Path.of(file),
        number(values, "--seed", seed, Integer.MAX_VALUE));
  }

  private static Map<String, String> values(List<String> words) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String[] parts = words.get(i).split("=", 2);
      if (!FLAGS.contains(parts[0])) {
        throw new IllegalArgumentException(
            "'" + parts[0] + "' is no option of 'publish'; './helios help' lists them.");
      }
      if (parts.length == 1 && i + 1 == words.size()) {
        throw new IllegalArgumentException(parts[0] + " needs a value.");
      }
      values.put(parts[0], parts.length == 2 ? parts[1] : words.get(++i));
    }
    return values;
  }

  private static long number(Map<String, String> values, String flag, long fallback, long max) {
    String text = values.get(flag);
    if (text == null) {
      return fallback;
    }
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > max) {
      throw new IllegalArgumentException(flag + " takes a number from 1 to " + max + ".");
    }
    return Long.parseLong(text);
  }
}
