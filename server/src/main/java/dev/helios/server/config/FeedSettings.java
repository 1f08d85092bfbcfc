// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import dev.helios.server.config.reader.WebOrigin;
import java.util.Set;

/**
 * The live feed: who may listen, and how many events are kept for those who are slow or come back.
 * Immutable.
 */
public record FeedSettings(
    @Setting(
            name = "HELIOS_FEED_CLIENTS_MAX",
            standard = "1000",
            min = 1,
            max = 100_000,
            doc = "WebSocket clients at once.")
        int clientsMax,
    @Setting(
            name = "HELIOS_FEED_BUFFER",
            standard = "5000",
            min = 5_000,
            max = 1_000_000,
            doc = "Events waiting for one slow client.")
        int buffer,
    @Setting(
            name = "HELIOS_FEED_RECENT",
            standard = "20000",
            min = 100,
            max = 1_000_000,
            doc = "Newest events kept in memory for clients that come back.")
        int recent,
    @Setting(
            name = "HELIOS_FEED_ORIGINS",
            doc = "Browser origins let in to the feed besides the server's own and loopback.")
        Set<WebOrigin> origins) {}
