// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

/** How long the attributes of an event may be, in bytes of UTF-8, and how many. */
public final class EventLimits {
  /** Longest id, type, subject or business key. */
  public static final int MAX_TEXT_BYTES = 512;

  /** Longest source: Azure resource paths are long. */
  public static final int MAX_SOURCE_BYTES = 1_024;

  public static final int MAX_EXTENSIONS = 64;
  public static final int MAX_EXTENSION_BYTES = 4_096;

  private EventLimits() {}
}
