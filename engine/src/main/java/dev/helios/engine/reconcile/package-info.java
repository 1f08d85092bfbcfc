// SPDX-License-Identifier: MIT

/** Runs core's reconciler over the log, inside Kafka Streams. */
@NullMarked
package dev.helios.engine.reconcile;

import org.jspecify.annotations.NullMarked;
