// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Wire;

/**
 * Reads one wire format. Pure and thread-safe; gives a reading for any bytes, never throws, and
 * uses memory in proportion to the body at most.
 */
public interface Decoder {
  Reading read(Wire wire);
}
