// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Cloud;

/** Asked before a body is read. Thread-safe, never blocks. */
@FunctionalInterface
public interface OverloadCheck {
  /** Whether a request of this cloud is turned away; one that is, is counted as answered so. */
  boolean rejects(Cloud cloud);
}
