// SPDX-License-Identifier: MIT
/** Runs as Markdown documents and as lines for a terminal. */
@NullMarked
package dev.helios.lab.report;

import org.jspecify.annotations.NullMarked;
