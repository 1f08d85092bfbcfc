// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.TenantId;
import java.nio.charset.StandardCharsets;

/**
 * A version of a tenant's flow on the compacted topic: its state in the first line, its text below.
 *
 * @param active whether it opens cases; a retired one only judges those that it opened
 */
public record FlowRecord(TenantId tenant, String name, int version, boolean active, String text) {
  private static final char TENANT_END = '/';
  private static final String ACTIVE = "active\n";
  private static final String RETIRED = "retired\n";

  /** The record's key: one for each version. */
  public String id() {
    return tenant.value() + TENANT_END + name + ":" + version;
  }

  /** The record's value. */
  public byte[] value() {
    return ((active ? ACTIVE : RETIRED) + text).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads key and value back. A key without a tenant is of the time before there were several, and
   * means {@link TenantId#DEFAULT}. Throws IllegalArgumentException when they are no such record.
   */
  public static FlowRecord read(String id, byte[] value) {
    int tenantEnd = id.indexOf(TENANT_END);
    int colon = id.lastIndexOf(':');
    String text = new String(value, StandardCharsets.UTF_8);
    int line = text.indexOf('\n');
    if (colon <= tenantEnd + 1 || line < 0) {
      throw new IllegalArgumentException("expected a flow under tenant/name:version, found " + id);
    }
    boolean active = text.startsWith(ACTIVE);
    return new FlowRecord(
        tenantEnd < 0 ? TenantId.DEFAULT : TenantId.of(id.substring(0, tenantEnd)),
        id.substring(tenantEnd + 1, colon),
        Integer.parseInt(id.substring(colon + 1)),
        active,
        text.substring(line + 1));
  }
}
