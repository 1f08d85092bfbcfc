// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import dev.helios.simulator.wire.Message;

/** Is told what became of every message in the end. Must be thread-safe and quick. */
@FunctionalInterface
public interface Watcher {
  /**
   * @param fate the server's word, or why there is none
   * @param nanos time since the message was due
   */
  void settled(Message message, String fate, long nanos);
}
