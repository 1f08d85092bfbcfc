// SPDX-License-Identifier: MIT
/** Deliveries in quarantine and the receipts of deliveries that became no event. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.quarantine;
