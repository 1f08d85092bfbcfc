// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.time.Duration;

/**
 * How a subscription is fetched from.
 *
 * @param subscription full resource name, {@code projects/P/subscriptions/S}
 * @param maxMessages most messages fetched and not settled; Pub/Sub sends no more
 * @param maxBytes most bytes of them
 * @param atOnce most messages with the intake at a time; the others wait, leased
 * @param maxExtension how long a message is kept back from redelivery while it waits here
 * @param pause first pause after the log could not take a message; doubled up to {@code maxPause}
 * @param drain how long to wait at the end for what is under way
 * @param unreachable how long streams may fail before {@code run} throws
 */
public record PubSubSourceSettings(
    String subscription,
    int maxMessages,
    long maxBytes,
    int atOnce,
    Duration maxExtension,
    Duration pause,
    Duration maxPause,
    Duration drain,
    Duration unreachable) {

  public PubSubSourceSettings {
    ResourceNames.needSubscription(subscription);
    if (maxMessages < 1 || maxBytes < 1 || atOnce < 1) {
      throw new IllegalArgumentException(
          "expected room for at least 1 message and 1 byte, found %d, %d at once, and %d bytes"
              .formatted(maxMessages, atOnce, maxBytes));
    }
  }

  /**
   * 1,000 messages, 64 MiB, 200 at once, an hour, pauses of 1 to 30 s, 20 s to drain, 30 s
   * unreachable.
   */
  public static PubSubSourceSettings of(String subscription) {
    return new PubSubSourceSettings(
        subscription,
        1_000,
        64L << 20,
        200,
        Duration.ofHours(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30));
  }
}
