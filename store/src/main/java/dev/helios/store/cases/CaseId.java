// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.Digest;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Verdict;

/** Names a case. */
public record CaseId(TenantId tenant, String flow, String key) {

  /** The case that a verdict is on. */
  public static CaseId of(Verdict verdict) {
    return new CaseId(verdict.tenant(), verdict.flow(), verdict.key());
  }

  /** What the case is known by in the database: keys may be longer than an index takes. */
  public Digest digest() {
    return Digest.ofParts(tenant.value(), flow, key);
  }
}
