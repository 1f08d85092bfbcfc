// SPDX-License-Identifier: MIT
/** The live feed over WebSocket. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.feed;
