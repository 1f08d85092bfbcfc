// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.time.Duration;

/**
 * How dead letters are brought back.
 *
 * @param subscription the subscription of the dead-letter topic, full resource name
 * @param pullMessages most messages of one pull
 * @param asideMax most messages outside the range that are kept leased until the end
 * @param emptyPulls how many pulls in a row have to find nothing for the end
 * @param pullTimeout how long one pull waits for messages
 * @param pause how long to wait after the log could not take a message
 * @param tries how often in a row the log may say so before the back-fill gives up
 */
public record PubSubDeadLetterSettings(
    String subscription,
    int pullMessages,
    int asideMax,
    int emptyPulls,
    Duration pullTimeout,
    Duration pause,
    int tries) {

  public PubSubDeadLetterSettings {
    ResourceNames.needSubscription(subscription);
  }

  /** Pulls of 100 that wait 5 s, three empty ones, 5,000 aside; a second's pause, 60 tries. */
  public static PubSubDeadLetterSettings of(String subscription) {
    return new PubSubDeadLetterSettings(
        subscription, 100, 5_000, 3, Duration.ofSeconds(5), Duration.ofSeconds(1), 60);
  }
}
