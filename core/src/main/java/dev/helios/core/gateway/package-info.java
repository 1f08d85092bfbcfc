// SPDX-License-Identifier: MIT

/** Decides whether a delivery is admitted, a duplicate, quarantined or refused. */
@NullMarked
package dev.helios.core.gateway;

import org.jspecify.annotations.NullMarked;
