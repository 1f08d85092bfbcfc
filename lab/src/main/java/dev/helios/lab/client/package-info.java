// SPDX-License-Identifier: MIT
/** HTTP and live feed as a stranger sees them. Knows no other package but the ledger. */
@NullMarked
package dev.helios.lab.client;

import org.jspecify.annotations.NullMarked;
