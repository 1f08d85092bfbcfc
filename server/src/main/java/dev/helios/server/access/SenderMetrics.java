// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.signature.AuthenticationResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts checks by result; the reason is for operators only. Thread-safe. */
final class SenderMetrics {
  private final MeterRegistry registry;

  SenderMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param endpoint the cloud's label, or {@code api}
   */
  void count(String endpoint, AuthenticationResult result) {
    switch (result) {
      case AuthenticationResult.Authenticated authenticated ->
          count(endpoint, "authenticated", "none");
      case AuthenticationResult.Rejected rejected ->
          count(endpoint, "rejected", rejected.reason().label());
      case AuthenticationResult.Unavailable unavailable ->
          count(endpoint, "unavailable", unavailable.reason().label());
    }
  }

  private void count(String endpoint, String outcome, String reason) {
    Counter.builder("helios.sender.checks")
        .description("Checks of who is sending or reading, by what came of them")
        .tag("endpoint", endpoint)
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}
