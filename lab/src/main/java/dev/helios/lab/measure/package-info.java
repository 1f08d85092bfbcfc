// SPDX-License-Identifier: MIT
/** The whole-system load run: throughput that is kept up with, and waiting times. */
@NullMarked
package dev.helios.lab.measure;

import org.jspecify.annotations.NullMarked;
