// SPDX-License-Identifier: MIT
/** Open-loop sending, and sending again as each cloud would. */
@NullMarked
package dev.helios.simulator.send;

import org.jspecify.annotations.NullMarked;
