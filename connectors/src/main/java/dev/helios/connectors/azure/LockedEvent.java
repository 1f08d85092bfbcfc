// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.JsonSlices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An event that a namespace delivered with a lock.
 *
 * @param lock token that acknowledges, releases or renews the lock
 * @param deliveryCount as the service wrote it, empty when it did not
 * @param event a CloudEvent, with its exact bytes
 */
record LockedEvent(String lock, String deliveryCount, Bytes event) {
  private static final String BROKER = "brokerProperties";

  /**
   * What the answer to {@code :receive} holds.
   *
   * @throws IOException when it is not what the interface documents
   */
  static List<LockedEvent> read(Bytes answer) throws IOException {
    EnvelopeReader fields = EnvelopeReader.read(answer, Set.of());
    sound(fields);
    List<LockedEvent> events = new ArrayList<>();
    for (Bytes item : JsonSlices.itemsOf(fields.json("value"))) {
      EnvelopeReader one = EnvelopeReader.read(item, Set.of(BROKER));
      EnvelopeReader broker = one.object(BROKER);
      String lock = broker.need("lockToken");
      Bytes event = one.needJson("event");
      sound(one);
      events.add(new LockedEvent(lock, broker.scalars().getOrDefault("deliveryCount", ""), event));
    }
    return events;
  }

  private static void sound(EnvelopeReader fields) throws IOException {
    Reason fault = fields.fault();
    if (fault != null) {
      throw new IOException("the namespace's answer is not understood: " + fault.detail());
    }
  }
}
