// SPDX-License-Identifier: MIT
/** What was sent and answered, and its comparison with what is stored. Pure but for the files. */
@NullMarked
package dev.helios.lab.ledger;

import org.jspecify.annotations.NullMarked;
