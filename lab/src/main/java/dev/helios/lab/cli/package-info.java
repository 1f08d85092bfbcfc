// SPDX-License-Identifier: MIT
/** The commands bench and prove. */
@NullMarked
package dev.helios.lab.cli;

import org.jspecify.annotations.NullMarked;
