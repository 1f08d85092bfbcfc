// SPDX-License-Identifier: MIT
/** Tests of {@code dev.helios.lab.report}. */
@NullMarked
package dev.helios.lab.report;

import org.jspecify.annotations.NullMarked;
