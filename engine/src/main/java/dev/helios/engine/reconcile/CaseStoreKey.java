// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Case;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * A case's key in the state store, its tenant first. None of the parts can hold the separator: it
 * is no text.
 */
record CaseStoreKey(TenantId tenant, String flow, String key) {
  static final char SEPARATOR = '\0';

  static CaseStoreKey of(Case held) {
    return new CaseStoreKey(held.tenant(), held.flow(), held.key());
  }

  Bytes bytes() {
    return Bytes.wrap(
        (tenant.value() + SEPARATOR + flow + SEPARATOR + key).getBytes(StandardCharsets.UTF_8));
  }
}
