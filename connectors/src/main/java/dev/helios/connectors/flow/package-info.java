// SPDX-License-Identifier: MIT
/**
 * Flow control between a cloud and the log: when to fetch, when to pause, what becomes of leased
 * messages.
 */
@NullMarked
package dev.helios.connectors.flow;

import org.jspecify.annotations.NullMarked;
