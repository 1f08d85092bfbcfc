// SPDX-License-Identifier: MIT

/** The data folder of a local HELIOS: its lock, state files, ports, secrets and PID files. */
@NullMarked
package dev.helios.standalone.data;

import org.jspecify.annotations.NullMarked;
