// SPDX-License-Identifier: MIT

/**
 * PostgreSQL, Kafka, Redis, the server and the simulator as supervised processes of this machine.
 */
@NullMarked
package dev.helios.standalone.services;

import org.jspecify.annotations.NullMarked;
