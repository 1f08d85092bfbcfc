// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.shop.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A ledger, read.
 *
 * @param entries by number
 * @param until the newest time written in it
 * @param partial whether its last line was cut off, as by a kill
 * @param ended whether the run ended by itself
 */
record Account(
    RunId run,
    Instant startedAt,
    Instant until,
    Map<Long, Entry> entries,
    List<Expected> truths,
    boolean partial,
    boolean ended) {}
