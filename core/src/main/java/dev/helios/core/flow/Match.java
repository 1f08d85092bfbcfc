// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.TenantId;

/** What a flow makes of an event. */
public sealed interface Match {

  /** It is seen for a step, or ends the case, of this tenant and key. */
  record Seen(TenantId tenant, String key, Sighting sighting) implements Match {}

  /** Its cloud and type stand in the flow, but there is no usable key at the path. */
  record Keyless(String step, String keyPath) implements Match {}

  /** The flow says nothing of its cloud and type. */
  record Outside() implements Match {}
}
