// SPDX-License-Identifier: MIT

/** The whole program with real parts: the packaged server, PostgreSQL, Kafka and Redis. */
@NullMarked
package dev.helios.server.it;

import org.jspecify.annotations.NullMarked;
