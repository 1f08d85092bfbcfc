// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import java.util.List;

/** Asks a cloud, with calls that change nothing, whether HELIOS can do its work there. */
public interface Probe extends AutoCloseable {

  /**
   * One thing looked at.
   *
   * @param what what has to be so, in words
   * @param found what was found; for a flaw also what to do about it
   */
  record Finding(String what, boolean good, String found) {}

  /** Looks. Blocks, at most half a minute; what cannot be reached is a flaw and no exception. */
  List<Finding> look();

  @Override
  void close();
}
