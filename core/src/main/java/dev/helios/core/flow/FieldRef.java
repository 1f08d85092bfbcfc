// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

/**
 * A field in the data of a step's event, written {@code placed.order.total}.
 *
 * @param path names from the top of the data, joined by dots
 */
public record FieldRef(String step, String path) {

  @Override
  public String toString() {
    return step + "." + path;
  }
}
