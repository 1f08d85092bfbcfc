// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

/**
 * Why a text is not a flow, said to the person who wrote it.
 *
 * @param line from 1; 0 where the text as a whole is meant
 * @param path where in the flow, for example {@code steps.paid.deadline}
 * @param message what was expected and what was found
 * @param cure what to write instead
 */
public record FlowError(int line, String path, String message, String cure) {

  @Override
  public String toString() {
    return "line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + message + "; " + cure;
  }
}
