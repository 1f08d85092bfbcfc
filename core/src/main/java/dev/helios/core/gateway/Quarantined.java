// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import java.util.UUID;

/** A delivery set aside: what the log keeps on its quarantine topic. */
public record Quarantined(UUID id, Reason reason, Wire wire) {}
