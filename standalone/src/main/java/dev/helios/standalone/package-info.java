// SPDX-License-Identifier: MIT

/**
 * HELIOS on one machine: PostgreSQL, Kafka, Redis, the server and the simulator as supervised child
 * processes, and the commands {@code up}, {@code demo}, {@code stop} and {@code doctor}. Tests of
 * other rooms start the three services through {@link dev.helios.standalone.Services}.
 */
@NullMarked
package dev.helios.standalone;

import org.jspecify.annotations.NullMarked;
