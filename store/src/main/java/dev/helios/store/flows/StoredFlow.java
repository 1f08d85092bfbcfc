// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version of a flow as it was written.
 *
 * @param text YAML or JSON
 */
public record StoredFlow(
    TenantId tenant,
    String name,
    int version,
    Status status,
    Instant createdAt,
    @Nullable Instant activatedAt,
    @Nullable Instant retiredAt,
    String text) {

  /** A version's life: it goes through these in order, and may leave out the second. */
  public enum Status {
    /** May still be changed; judges nothing. */
    DRAFT,
    /** Judges new cases. At most one version of a flow. */
    ACTIVE,
    /** Judges only the cases that it opened. */
    RETIRED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
      return label;
    }
  }
}
