// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import java.time.Instant;

/**
 * The times that count for a step of a case.
 *
 * @param deadline event time from which the step is late
 * @param due clock from which its absence is judged
 * @param holdUntil clock from which a silent cloud no longer keeps it undecided
 */
public record Deadline(String step, Instant deadline, Instant due, Instant holdUntil) {}
