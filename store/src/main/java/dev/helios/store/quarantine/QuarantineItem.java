// SPDX-License-Identifier: MIT
package dev.helios.store.quarantine;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in quarantine, without its headers and body.
 *
 * @param size bytes of the body
 * @param closedAt null as long as it is open
 * @param releasedEventId id of the event it became, null unless released
 */
public record QuarantineItem(
    UUID id,
    Instant receivedAt,
    TenantId tenant,
    Cloud cloud,
    String route,
    String reason,
    String detail,
    String contentType,
    int size,
    Status status,
    @Nullable Instant closedAt,
    @Nullable String closedNote,
    @Nullable String releasedEventId) {

  /** What has been done with it. */
  public enum Status {
    OPEN,
    RELEASED,
    DISCARDED;

    /** The lower-case name used in JSON and SQL. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> labelled(String label) {
      for (Status status : values()) {
        if (status.label().equals(label)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }
}
