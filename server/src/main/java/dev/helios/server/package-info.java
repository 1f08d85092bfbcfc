// SPDX-License-Identifier: MIT

/** The program: wires the rooms and serves them. Nothing imports it. */
@NullMarked
package dev.helios.server;

import org.jspecify.annotations.NullMarked;
