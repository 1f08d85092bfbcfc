// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import java.util.List;
import java.util.stream.Collectors;

/** Renders a case as one sentence, and its exposure as a second. */
final class Sentence {
  private static final int MOST = 3;

  private Sentence() {}

  static String of(Case judged) {
    Judgement outcome = judged.outcome();
    List<Finding> findings = outcome.findings();
    String told =
        findings.stream().limit(MOST).map(Finding::detail).collect(Collectors.joining("; "));
    String more = findings.size() > MOST ? "; and " + (findings.size() - MOST) + " more" : "";
    String why = told.isEmpty() ? "" : ": " + told + more;
    return judged.key() + " is " + word(outcome) + why + "." + money(outcome);
  }

  private static String word(Judgement outcome) {
    return switch (outcome.status()) {
      case MISMATCHED, MISSING -> outcome.status().label();
      case PENDING -> "pending, " + outcome.reason();
      case UNDECIDED -> "undecided, because " + outcome.reason();
      case MATCHED -> "matched, " + outcome.reason();
    };
  }

  private static String money(Judgement outcome) {
    Exposure exposure = outcome.exposure();
    if (exposure == null || exposure.amount().signum() == 0) {
      return "";
    }
    String currency = exposure.currency() == null ? "" : " " + exposure.currency();
    return " " + exposure.amount().toPlainString() + currency + " hangs on it.";
  }
}
