// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.simulator;

import org.jspecify.annotations.NullMarked;
