// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.time.Duration;

/** How large a flow may be. */
public final class FlowLimits {
  public static final int MAX_TEXT = 256 * 1024;
  public static final int MAX_DEPTH = 16;
  public static final int MAX_NODES = 50_000;
  public static final int MAX_STEPS = 64;
  public static final int MAX_ORDER = 256;
  public static final int MAX_AGREEMENTS = 64;
  public static final int MAX_FIELDS = 16;
  public static final int MAX_CLOSINGS = 32;
  public static final int MAX_TIMES = 200;
  public static final int MAX_NAME = 128;
  public static final int MAX_SOURCE = 1_024;
  public static final int MAX_SOURCES = 16;
  public static final int MAX_PATH = 256;
  public static final int MAX_ERRORS = 50;
  public static final int MAX_VERSION = 1_000_000;
  public static final Duration MAX_WINDOW = Duration.ofDays(31);
  public static final Duration MAX_LATENESS = Duration.ofHours(1);

  private FlowLimits() {}
}
