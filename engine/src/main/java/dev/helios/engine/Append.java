// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.log.Position;

/** What became of an append to the log. */
public sealed interface Append {

  /** Durable: acknowledged by every in-sync replica, or flushed by the embedded broker. */
  record Appended(Position position) implements Append {}

  /** Too much is waiting for the broker; nothing was written. */
  record Full() implements Append {}

  /**
   * No acknowledgement came. The record may have been written all the same: sending it again is
   * safe, because the store keeps an identity once.
   */
  record Failed(String why) implements Append {}
}
