// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import java.time.Duration;

/**
 * What one request may cost, beside the largest body of each sender. Sizes are in bytes. Immutable.
 */
public record LimitSettings(
    @Setting(
            name = "HELIOS_BODY_MAX_OTHER",
            standard = "1MiB",
            doc = "Largest body of a route that takes no events; beyond it, 413.")
        long bodyMaxOther,
    @Setting(
            name = "HELIOS_BODY_MEMORY",
            standard = "128MiB",
            doc = "Bodies being read or answered at once; beyond it, 503.")
        long bodyMemory,
    @Setting(
            name = "HELIOS_HEAD_DEADLINE",
            standard = "10s",
            doc =
                "How long the head of a request may take to come; then the connection is"
                    + " closed.")
        Duration headDeadline,
    @Setting(
            name = "HELIOS_BODY_DEADLINE",
            standard = "30s",
            doc = "How long a body may take to come; beyond it, 408.")
        Duration bodyDeadline,
    @Setting(
            name = "HELIOS_STALL_DEADLINE",
            standard = "30s",
            doc =
                "How long a client may take nothing of an answer that waits for it; then the"
                    + " connection is closed.")
        Duration stallDeadline) {}
