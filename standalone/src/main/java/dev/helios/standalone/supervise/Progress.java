// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.ServiceKind;

/** Takes one line about one part; called from several threads. */
@FunctionalInterface
public interface Progress {
  void line(ServiceKind kind, String message);
}
