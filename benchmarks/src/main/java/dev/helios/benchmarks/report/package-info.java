// SPDX-License-Identifier: MIT
/** What a run came to, as text for people. */
@NullMarked
package dev.helios.benchmarks.report;

import org.jspecify.annotations.NullMarked;
