// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import dev.helios.core.event.Cloud;
import dev.helios.core.log.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stored event in an export.
 *
 * @param dataSha256 64 hex digits, computed from the stored bytes as they are read
 */
public record ExportLine(
    String eventId,
    Cloud cloud,
    String eventSource,
    String eventType,
    @Nullable String orderId,
    String dataSha256,
    int dataBytes,
    Instant receivedAt,
    boolean conflict,
    Position position) {}
