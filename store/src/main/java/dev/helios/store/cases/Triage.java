// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How people handle a case.
 *
 * @param acceptedUntil until when it is accepted as it is; null when it is not
 * @param comments how many there are
 */
public record Triage(
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable String assignee,
    @Nullable Instant acceptedUntil,
    int comments) {}
