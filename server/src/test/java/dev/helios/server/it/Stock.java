// SPDX-License-Identifier: MIT
package dev.helios.server.it;

/** A cloud's queue, with what no server has taken off it yet. */
interface Stock {
  /** How many messages there are, those under way among them. */
  long left() throws Exception;

  /** One whose cloud can be killed, for it keeps what it has on disk. */
  interface Durable extends Stock {
    /** Ends the cloud as a power cut would, and starts it on what it had. */
    void killAndRestart() throws Exception;
  }
}
