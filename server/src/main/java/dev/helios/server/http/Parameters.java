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
final class Parameters {
  private Parameters() {}

  static @Nullable String text(@Nullable String given) {
    return given == null || given.isBlank() ? null : given;
  }

  static @Nullable Cloud cloud(@Nullable String given) {
    String label = text(given);
    return label == null ? null : labelled(label);
  }

  static Set<Cloud> clouds(@Nullable String given) {
    Set<Cloud> clouds = EnumSet.noneOf(Cloud.class);
    String labels = text(given);
    if (labels != null) {
      for (String label : labels.split(",", -1)) {
        clouds.add(labelled(label.trim()));
      }
    }
    return clouds;
  }

  static @Nullable Instant time(String name, @Nullable String given) {
    String time = text(given);
    if (time == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(time.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw ProblemException.badRequest(
          "parameter.not_a_time", name + ": expected a time such as 2026-11-22T12:00:00Z");
    }
  }

  static ProblemException badCursor() {
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
