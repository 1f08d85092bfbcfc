// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Event;

/** What the gateway writes to the log of a delivery. */
public sealed interface DeliveryRecord permits DeliveryRecord.Admitted, Quarantined, Receipt {

  /** It became an event. */
  record Admitted(Event event) implements DeliveryRecord {}
}
