// SPDX-License-Identifier: MIT
/** The clouds' wire formats, written from their documentation and from nothing of HELIOS. */
@NullMarked
package dev.helios.simulator.wire;

import org.jspecify.annotations.NullMarked;
