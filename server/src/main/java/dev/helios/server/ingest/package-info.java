// SPDX-License-Identifier: MIT

/** Carries out what the gateway decides: memory, log, answer. */
@NullMarked
package dev.helios.server.ingest;

import org.jspecify.annotations.NullMarked;
