// SPDX-License-Identifier: MIT

/** The command line: parses it, says what happens, gives the exit code. */
@NullMarked
package dev.helios.standalone.cli;

import org.jspecify.annotations.NullMarked;
