// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.server.http.Parameters;
import dev.helios.server.http.ProblemException;
import dev.helios.store.cases.CaseFilter;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which cases a list shows, as query parameters. */
public record CaseParameters(
    @QueryParam("flow") @Nullable String flow,
    @QueryParam("status") @Nullable String status,
    @QueryParam("finding") @Nullable String finding,
    @QueryParam("cloud") @Nullable String cloud,
    @QueryParam("key") @Nullable String key,
    @QueryParam("min_amount") @Nullable String minAmount,
    @QueryParam("older_than") @Nullable String olderThan,
    @QueryParam("open") boolean open) {
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})(s|m|h|d)");
  private static final int MAX_AMOUNT = 40;

  CaseFilter read(Instant now) {
    Duration age = age(Parameters.text(olderThan));
    return new CaseFilter(
        Parameters.text(flow),
        words("status", status, Status.class, Status::label),
        words("finding", finding, Finding.Kind.class, Finding.Kind::label),
        Parameters.clouds(cloud),
        Parameters.text(key),
        amount(Parameters.text(minAmount)),
        age == null ? null : now.minus(age),
        null,
        null,
        open);
  }

  private static <E extends Enum<E>> Set<E> words(
      String name, @Nullable String given, Class<E> words, Function<E, String> label) {
    Set<E> wanted = EnumSet.noneOf(words);
    String text = Parameters.text(given);
    if (text == null) {
      return wanted;
    }
    for (String word : text.split(",", -1)) {
      E known =
          Arrays.stream(words.getEnumConstants())
              .filter(constant -> label.apply(constant).equals(word.trim()))
              .findFirst()
              .orElseThrow(
                  () ->
                      ProblemException.badRequest(
                          "parameter.unknown_word",
                          name
                              + ": expected of "
                              + Arrays.stream(words.getEnumConstants()).map(label).toList()));
      wanted.add(known);
    }
    return wanted;
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      BigDecimal amount = text.length() <= MAX_AMOUNT ? new BigDecimal(text) : null;
      if (amount != null && Math.abs((long) amount.scale()) <= MAX_AMOUNT) {
        return amount;
      }
    } catch (NumberFormatException e) {
      throw notAnAmount();
    }
    throw notAnAmount();
  }

  private static ProblemException notAnAmount() {
    return ProblemException.badRequest(
        "parameter.not_an_amount", "min_amount: expected a decimal such as 99.50");
  }

  private static @Nullable Duration age(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw ProblemException.badRequest(
          "parameter.not_an_age", "older_than: expected an age such as 10m, 2h or 1d");
    }
    long count = Long.parseLong(age.group(1));
    return switch (age.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
