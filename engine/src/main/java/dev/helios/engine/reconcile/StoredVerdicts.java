// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Verdict;
import java.util.Optional;

/**
 * Where the last verdict of a case is found whose state has gone. Blocking, and asked only when an
 * event comes for a case that was closed long ago. Throws a {@link RuntimeException} when it is
 * away; then it is asked again.
 */
public interface StoredVerdicts {
  Optional<Verdict> latest(TenantId tenant, String flow, String key);
}
