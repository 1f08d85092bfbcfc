// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.log.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the database.
 *
 * @param key the correlation key
 * @param occurredAt to the nanosecond; the other times are rounded down to the microsecond
 * @param data the exact bytes, null where a list leaves out data longer than {@link
 *     EventQueries#MAX_LISTED_DATA}
 * @param dataBytes length of the data, also where it is left out
 * @param conflict whether its identity was known with other content when it was stored
 */
public record StoredEvent(
    Identity identity,
    String type,
    @Nullable String subject,
    String key,
    @Nullable String orderId,
    @Nullable String customerId,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    Instant occurredAt,
    Instant receivedAt,
    Instant loggedAt,
    Instant storedAt,
    String contentType,
    @Nullable Bytes data,
    int dataBytes,
    Map<String, String> extensions,
    @Nullable String replay,
    Digest contentHash,
    boolean conflict,
    Position position) {

  public StoredEvent {
    extensions = Map.copyOf(extensions);
  }

  public Cloud cloud() {
    return identity.cloud();
  }

  public String id() {
    return identity.id();
  }

  /**
   * The event as it was admitted; its facts are read out of the data again.
   *
   * @throws IllegalStateException where the data was left out
   */
  public Event event() {
    if (data == null) {
      throw new IllegalStateException(
          "expected event " + identity.digest() + " with its data, found it without");
    }
    return new Event(
        identity,
        type,
        subject,
        occurredAt,
        contentType,
        data,
        BusinessFields.of(data, contentType),
        extensions,
        replay,
        receivedAt,
        contentHash);
  }
}
