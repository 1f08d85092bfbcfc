// SPDX-License-Identifier: MIT
package dev.helios.store.incidents;

import dev.helios.core.event.Cloud;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stall of a cloud.
 *
 * @param until null while it lasts
 * @param undecided cases that wait for the cloud: now while it lasts, else when it ended
 */
public record Incident(
    long id, Cloud cloud, Instant since, @Nullable Instant until, long undecided) {}
