// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import org.jspecify.annotations.Nullable;

/** Where the money of a case is written. */
public record ExposureRule(FieldRef amount, @Nullable FieldRef currency) {}
