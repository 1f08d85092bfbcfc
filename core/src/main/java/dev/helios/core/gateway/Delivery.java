// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Event;

/** One item that arrived, decoded and not judged yet. */
public sealed interface Delivery {
  RawDelivery wire();

  /** The wire format held an event. */
  record Readable(Event event, RawDelivery wire) implements Delivery {}

  /** The wire format was broken, or held nothing that could become an event. */
  record Malformed(Reason reason, RawDelivery wire) implements Delivery {}
}
