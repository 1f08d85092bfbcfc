// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.reconcile.Verdict;

/** A case with its latest verdict. */
public record StoredCase(CaseSummaryRow line, Verdict verdict) {}
