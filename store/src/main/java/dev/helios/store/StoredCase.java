// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.reconcile.Verdict;

/** A case with its latest verdict. */
public record StoredCase(CaseLine line, Verdict verdict) {}
