// SPDX-License-Identifier: MIT
package dev.helios.standalone;

/** Takes one line about one part; called from several threads. */
@FunctionalInterface
interface Progress {
  void line(ServiceKind kind, String message);
}
