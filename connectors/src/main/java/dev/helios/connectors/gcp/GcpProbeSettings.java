// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look at in GCP.
 *
 * @param subscriptions those fetched from, full resource names
 * @param deadLetters subscription of the dead-letter topic, null for none
 * @param publishTopic topic published to, null for none
 * @param timeout how long to wait for the answer to one call
 */
public record GcpProbeSettings(
    List<String> subscriptions,
    @Nullable String deadLetters,
    @Nullable String publishTopic,
    Duration timeout) {

  public GcpProbeSettings {
    subscriptions = List.copyOf(subscriptions);
    subscriptions.forEach(ResourceNames::needSubscription);
    if (deadLetters != null) {
      ResourceNames.needSubscription(deadLetters);
    }
    if (publishTopic != null) {
      ResourceNames.needTopic(publishTopic);
    }
  }
}
