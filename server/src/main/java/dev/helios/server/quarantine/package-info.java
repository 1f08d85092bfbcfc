// SPDX-License-Identifier: MIT
/** Deliveries in quarantine: list, release, discard. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.quarantine;
