// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.time.Duration;
import java.util.List;

/** What one request may cost, beside the largest body of each sender. Immutable. */
public final class LimitSettings {
  static final Setting<Long> BODY_MAX_OTHER =
      Setting.size(
          "HELIOS_BODY_MAX_OTHER",
          "1MiB",
          "Largest body of a route that takes no events; beyond it, 413.");
  static final Setting<Long> BODY_MEMORY =
      Setting.size(
          "HELIOS_BODY_MEMORY", "128MiB", "Bodies being read or answered at once; beyond it, 503.");
  static final Setting<Duration> HEAD_DEADLINE =
      Setting.duration(
          "HELIOS_HEAD_DEADLINE",
          "10s",
          "How long the head of a request may take to come; then the connection is closed.");
  static final Setting<Duration> BODY_DEADLINE =
      Setting.duration(
          "HELIOS_BODY_DEADLINE", "30s", "How long a body may take to come; beyond it, 408.");
  static final Setting<Duration> STALL_DEADLINE =
      Setting.duration(
          "HELIOS_STALL_DEADLINE",
          "30s",
          "How long a client may take nothing of an answer that waits for it; then the connection"
              + " is closed.");

  static final List<Setting<?>> ALL =
      List.of(BODY_MAX_OTHER, BODY_MEMORY, HEAD_DEADLINE, BODY_DEADLINE, STALL_DEADLINE);

  private final Values values;

  LimitSettings(Values values) {
    this.values = values;
  }

  /** In bytes. */
  public long bodyMaxOther() {
    return values.get(BODY_MAX_OTHER);
  }

  /** In bytes. */
  public long bodyMemory() {
    return values.get(BODY_MEMORY);
  }

  public Duration headDeadline() {
    return values.get(HEAD_DEADLINE);
  }

  public Duration bodyDeadline() {
    return values.get(BODY_DEADLINE);
  }

  public Duration stallDeadline() {
    return values.get(STALL_DEADLINE);
  }
}
