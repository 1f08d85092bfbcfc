// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import dev.helios.core.reconcile.Exposure;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An exact decimal, and its currency where one is known. */
@Schema(name = "Money")
public record MoneyAnswer(@Nullable String currency, String amount) {

  public static List<MoneyAnswer> of(List<Exposure> sums) {
    return sums.stream()
        .map(sum -> new MoneyAnswer(sum.currency(), sum.amount().toPlainString()))
        .toList();
  }
}
