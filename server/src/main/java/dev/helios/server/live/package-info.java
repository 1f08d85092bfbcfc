// SPDX-License-Identifier: MIT

/** The live feed: events from the log to many WebSocket clients. */
@NullMarked
package dev.helios.server.live;

import org.jspecify.annotations.NullMarked;
