// SPDX-License-Identifier: MIT

/**
 * HELIOS on one machine: PostgreSQL, Kafka, Redis, the server and the simulator as supervised
 * processes, and the command line. Tests of other modules start the three services through {@link
 * dev.helios.standalone.services.Services}. The packages depend on each other in this order: cli,
 * ask and services, supervise, unpack, data.
 */
@NullMarked
package dev.helios.standalone;

import org.jspecify.annotations.NullMarked;
