// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;

/**
 * Reads one wire format. Pure and thread-safe; gives a reading for any bytes, never throws, and
 * uses memory in proportion to the body at most.
 */
public interface Decoder {
  Reading read(RawDelivery wire);

  /**
   * The same, where the members of the body have been read already: by whoever had to look into it
   * to know the sender.
   *
   * @param body of this delivery, without a fault that was set by others than its own reading
   */
  default Reading read(RawDelivery wire, EnvelopeReader body) {
    return read(wire);
  }
}
