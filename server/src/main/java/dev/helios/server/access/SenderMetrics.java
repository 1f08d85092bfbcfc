// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.signature.AuthenticationResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts checks by what came of them; the reason is for whoever runs HELIOS. Thread-safe. */
final class SenderMetrics {
  private final MeterRegistry registry;

  SenderMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param door the cloud's label, or {@code api}
   */
  void count(String door, AuthenticationResult result) {
    switch (result) {
      case AuthenticationResult.Authenticated authenticated -> count(door, "trusted", "none");
      case AuthenticationResult.Rejected rejected ->
          count(door, "wrong", rejected.reason().label());
      case AuthenticationResult.Unavailable unavailable ->
          count(door, "uncertain", unavailable.reason().label());
    }
  }

  private void count(String door, String outcome, String reason) {
    Counter.builder("helios.sender.checks")
        .description("Checks of who is sending or reading, by what came of them")
        .tag("door", door)
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}
