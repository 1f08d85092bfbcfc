// SPDX-License-Identifier: MIT
package dev.helios.store.incidents;

import dev.helios.core.watermark.SourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stall of a source, or of a cloud as a whole.
 *
 * @param until null while it lasts
 * @param undecided cases that wait for it: now while it lasts, else when it ended
 */
public record Incident(
    long id, SourceId source, Instant since, @Nullable Instant until, long undecided) {}
