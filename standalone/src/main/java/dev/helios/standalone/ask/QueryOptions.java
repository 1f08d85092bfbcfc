// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import dev.helios.standalone.cli.Options;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flags of a command that asks a server something; a flag is given once. */
final class QueryOptions {
  private static final Set<String> SWITCHES = Set.of("--all", "--dry-run");

  private final Map<String, String> values = new HashMap<>();

  private QueryOptions() {}

  static QueryOptions parse(String command, List<String> words, Set<String> known) throws Refused {
    QueryOptions question = new QueryOptions();
    Deque<String> rest = new ArrayDeque<>(words);
    while (!rest.isEmpty()) {
      String flag = rest.removeFirst();
      int equals = flag.indexOf('=');
      if (flag.startsWith("--") && equals > 0) {
        rest.addFirst(flag.substring(equals + 1));
        flag = flag.substring(0, equals);
      }
      if (!known.contains(flag)) {
        throw new Refused(
            "'%s' is no option of '%s'; './helios help' lists them.".formatted(flag, command));
      }
      question.take(flag, rest);
    }
    return question;
  }

  private void take(String flag, Deque<String> rest) throws Refused {
    if (!SWITCHES.contains(flag) && rest.isEmpty()) {
      throw new Refused(flag + " needs a value.");
    }
    String value = SWITCHES.contains(flag) ? "" : rest.removeFirst();
    if (values.put(flag, value) != null) {
      throw new Refused(flag + " is given twice.");
    }
  }

  @Nullable String value(String flag) {
    return values.get(flag);
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  /** A time with its zone, for example {@code 2026-11-22T12:00:00Z}. */
  @Nullable Instant time(String flag) throws Refused {
    String text = values.get(flag);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw new Refused(
          "%s takes a time such as 2026-11-22T12:00:00Z, not '%s'.".formatted(flag, text));
    }
  }

  /** The beginning and end of the time asked about; the end is after the beginning. */
  void checkTimes() throws Refused {
    Instant from = time("--from");
    Instant to = time("--to");
    if (from != null && to != null && !from.isBefore(to)) {
      throw new Refused(
          "--from has to be before --to, and %s is not before %s.".formatted(from, to));
    }
  }

  /** Where the server is; the demo's address when none was given. */
  URI server() throws Refused {
    String text = values.getOrDefault("--url", "http://localhost:" + Options.PORT);
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException unreadable) {
      // said below
    }
    throw new Refused(
        "--url takes an address such as http://localhost:%d, not '%s'."
            .formatted(Options.PORT, text));
  }
}
