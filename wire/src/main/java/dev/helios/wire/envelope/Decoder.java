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
}
