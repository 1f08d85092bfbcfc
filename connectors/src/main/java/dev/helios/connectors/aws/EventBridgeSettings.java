// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.time.Duration;

/**
 * A bus to publish to.
 *
 * @param bus its name or ARN
 * @param maxBytes most bytes of one request and of one entry in it, as EventBridge counts them: 1
 *     MB since January 2026, 256 KB before
 * @param answer how long an answer is waited for
 * @param connections how many requests may be under way at once
 */
public record EventBridgeSettings(String bus, int maxBytes, Duration answer, int connections) {
  private static final int MEGABYTE = 1024 * 1024;

  public EventBridgeSettings {
    if (bus.isBlank()) {
      throw new IllegalArgumentException("expected the name or ARN of an event bus, found none");
    }
    if (maxBytes < 1 || connections < 1 || !answer.isPositive()) {
      throw new IllegalArgumentException(
          "expected bytes, connections and time for an answer above zero, found "
              + maxBytes
              + ", "
              + connections
              + ", "
              + answer);
    }
  }

  /** A bus with the limits of today, ten seconds for an answer and sixteen connections. */
  public static EventBridgeSettings of(String bus) {
    return new EventBridgeSettings(bus, MEGABYTE, Duration.ofSeconds(10), 16);
  }
}
