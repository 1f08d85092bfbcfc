// SPDX-License-Identifier: MIT
/** Stored events: lists, one event, statistics, the balance. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.events;
