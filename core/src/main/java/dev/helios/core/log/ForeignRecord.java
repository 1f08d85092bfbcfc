// SPDX-License-Identifier: MIT
package dev.helios.core.log;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.TenantId;

/**
 * A record on one of HELIOS's topics that HELIOS cannot have written.
 *
 * @param tenant of the server that read it: the record names none that could be trusted
 * @param why what was expected of it
 * @param value empty where it has none
 */
public record ForeignRecord(LogPartition partition, TenantId tenant, String why, Bytes value) {}
