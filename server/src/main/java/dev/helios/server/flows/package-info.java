// SPDX-License-Identifier: MIT
/** Versions of flows: declared, activated, published to the reconciler. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.flows;
