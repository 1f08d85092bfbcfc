// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An action of a person on a case. Immutable.
 *
 * @param text null where nothing was written
 * @param assignee of an assignment; null where it was taken away
 * @param until of an acceptance
 */
public record CaseNote(
    Instant at,
    Kind kind,
    String by,
    @Nullable String text,
    @Nullable String assignee,
    @Nullable Instant until) {

  /** What was done. */
  public enum Kind {
    ACKNOWLEDGE,
    ASSIGN,
    COMMENT,
    ACCEPT;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
      return label;
    }
  }
}
