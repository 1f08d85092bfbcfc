// SPDX-License-Identifier: MIT
/** The machine and its processes: commands, signals, cores, disks, processor time. */
@NullMarked
package dev.helios.lab.machine;

import org.jspecify.annotations.NullMarked;
