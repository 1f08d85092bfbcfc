// SPDX-License-Identifier: MIT

/** Start, background work, health and metrics. */
@NullMarked
package dev.helios.server.ops;

import org.jspecify.annotations.NullMarked;
