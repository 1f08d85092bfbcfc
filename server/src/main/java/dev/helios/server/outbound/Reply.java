// SPDX-License-Identifier: MIT
package dev.helios.server.outbound;

import dev.helios.core.event.Bytes;

/** What came of a call. */
public sealed interface Reply {
  record Received(int status, Bytes body) implements Reply {}

  record Failed(Why why) implements Reply {}

  /** Why there is no answer. */
  enum Why {
    /** Not an address that may be called. */
    ADDRESS,
    /** The name leads nowhere. */
    NAME,
    /** Too slow. */
    TIME,
    /** Longer than was asked for. */
    SIZE,
    /** Refused, broken off, or not who it should be. */
    CONNECTION
  }
}
