// SPDX-License-Identifier: MIT
package dev.helios.simulator.ledger;

import java.time.Instant;

/** The first line of a ledger. */
public record RunHeader(String run, long seed, String scenario, double rate, Instant startedAt) {}
