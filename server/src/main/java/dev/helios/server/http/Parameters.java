// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Cloud;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what cannot be read ends the request with a problem that names it. */
public final class Parameters {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Parameters() {}

  public static @Nullable String text(@Nullable String given) {
    return given == null || given.isBlank() ? null : given;
  }

  /** A text that must be given; it may be blank, or whatever an id can be. */
  public static String required(String name, @Nullable String given) {
    if (given == null) {
      throw ProblemException.badRequest("parameter.missing", name + ": expected, found none");
    }
    return given;
  }

  public static @Nullable Cloud cloud(@Nullable String given) {
    String label = text(given);
    return label == null ? null : labelled(label);
  }

  public static Set<Cloud> clouds(@Nullable String given) {
    Set<Cloud> clouds = EnumSet.noneOf(Cloud.class);
    String labels = text(given);
    if (labels != null) {
      for (String label : labels.split(",", -1)) {
        clouds.add(labelled(label.trim()));
      }
    }
    return clouds;
  }

  public static @Nullable Instant time(String name, @Nullable String given) {
    String time = text(given);
    if (time == null) {
      return null;
    }
    try {
      return bounded(name, OffsetDateTime.parse(time.replace(' ', '+')).toInstant());
    } catch (DateTimeException e) {
      throw notATime(name);
    }
  }

  /** The time itself when it lies in the years 1 to 9999, which every later reader can hold. */
  public static @Nullable Instant bounded(String name, @Nullable Instant given) {
    if (given != null && (given.isBefore(EARLIEST) || given.isAfter(LATEST))) {
      throw notATime(name);
    }
    return given;
  }

  private static ProblemException notATime(String name) {
    return ProblemException.badRequest(
        "parameter.not_a_time", name + ": expected a time such as 2026-11-22T12:00:00Z");
  }

  /** The body of a request that needs one. */
  public static <T> T body(@Nullable T given) {
    if (given == null) {
      throw ProblemException.badRequest("body.missing", "expected a JSON object as body");
    }
    return given;
  }

  public static ProblemException badCursor() {
    return ProblemException.badRequest(
        "parameter.not_a_cursor", "after: expected the next of an earlier page of this list");
  }

  private static Cloud labelled(String label) {
    return Cloud.labelled(label)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "parameter.not_a_cloud", "cloud: expected aws, gcp, azure or direct"));
  }
}
