// SPDX-License-Identifier: MIT
package dev.helios.core.watermark;

import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;

/** A source, or a cloud as a whole, of a tenant: what a watermark is kept for. */
public record SourceId(TenantId tenant, SourceRef ref) {

  /** The source of an event. */
  public static SourceId of(Identity identity) {
    return new SourceId(identity.tenant(), new SourceRef(identity.cloud(), identity.source()));
  }

  /** The cloud that the source is in, as a whole. */
  public SourceId wholeCloud() {
    return new SourceId(tenant, SourceRef.of(ref.cloud()));
  }
}
