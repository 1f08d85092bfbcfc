// SPDX-License-Identifier: MIT
/** A HELIOS of the run's own, started, reached and stopped from outside. */
@NullMarked
package dev.helios.lab.system;

import org.jspecify.annotations.NullMarked;
