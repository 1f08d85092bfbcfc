// SPDX-License-Identifier: MIT
package dev.helios.core.event;

/**
 * What makes two deliveries the same event: (tenant, cloud, source, id). Equal ids in two clouds
 * are two events.
 *
 * @param source the CloudEvents source: the scope within which the sender keeps its ids unique
 */
public record Identity(TenantId tenant, Cloud cloud, String source, String id) {

  /** 128 bits that stand for this identity in memories and indexes. */
  public Digest digest() {
    return Digest.ofParts(tenant.value(), cloud.label(), source, id);
  }
}
