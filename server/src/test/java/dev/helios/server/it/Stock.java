// SPDX-License-Identifier: MIT
package dev.helios.server.it;

/** A cloud's queue, with what no server has taken off it yet. */
interface Stock {
  /** How many messages there are, those under way among them. */
  long left() throws Exception;

  /** Ends the cloud as a power cut would, and starts it on what it had on disk. */
  void killAndRestart() throws Exception;
}
