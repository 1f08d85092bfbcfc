// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The money that hangs on a case. Exact; zero for a matched one. */
public record Exposure(BigDecimal amount, @Nullable String currency) {
  static final Exposure NONE = new Exposure(BigDecimal.ZERO, null);
}
