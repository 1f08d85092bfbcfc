// SPDX-License-Identifier: MIT
package dev.helios.core.log;

/** A place in the log. Positions of one partition are ordered; those of two are not. */
public record Position(int partition, long offset) {

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
