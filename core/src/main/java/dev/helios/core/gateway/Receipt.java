// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fact that a delivery was received whose content needs no keeping: the other side of {@code
 * received = admitted + duplicate + quarantined + refused}.
 *
 * @param identity digest of the identity of a duplicate, null for a refusal
 * @param reason code of the refusal, null for a duplicate
 */
public record Receipt(
    Fate fate,
    TenantId tenant,
    Cloud cloud,
    String route,
    @Nullable Digest identity,
    @Nullable String reason,
    Instant receivedAt)
    implements DeliveryRecord {

  /** What became of the delivery. */
  public enum Fate {
    DUPLICATE,
    REFUSED
  }
}
