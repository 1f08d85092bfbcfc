// SPDX-License-Identifier: MIT
/** Versions of flows, and the reconciler's watermarks. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.flows;
