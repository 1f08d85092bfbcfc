// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

/**
 * Something that is to be ended when the server stops. A capability declares it as a bean.
 *
 * @param stop may wait for what is under way
 */
public record StopHook(Order order, Runnable stop) {

  /** What ends when. */
  public enum Order {
    /** What brings events in: first, while the log still takes them. */
    INTAKE,

    /** What works on what is in the log. */
    PROCESSING
  }
}
