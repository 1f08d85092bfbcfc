// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.benchmarks.report;

import org.jspecify.annotations.NullMarked;
