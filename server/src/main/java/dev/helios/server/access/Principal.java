// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.TenantId;

/**
 * Who asks, and for whom. An answer shows what belongs to this tenant and nothing else.
 *
 * @param tenant whose events, cases, flows and incidents may be seen and changed
 */
public record Principal(TenantId tenant) {}
