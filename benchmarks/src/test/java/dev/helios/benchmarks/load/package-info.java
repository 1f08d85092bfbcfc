// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.benchmarks.load;

import org.jspecify.annotations.NullMarked;
