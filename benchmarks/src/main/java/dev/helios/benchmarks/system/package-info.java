// SPDX-License-Identifier: MIT
/** What is measured, and what measures: started, stopped and watched from outside. */
@NullMarked
package dev.helios.benchmarks.system;

import org.jspecify.annotations.NullMarked;
