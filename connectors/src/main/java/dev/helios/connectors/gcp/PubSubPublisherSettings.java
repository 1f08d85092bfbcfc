// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.time.Duration;

/**
 * How events are published.
 *
 * @param topic full resource name, {@code projects/P/topics/T}
 * @param typeAttribute attribute that takes the event's type: the first of {@code
 *     HELIOS_GCP_TYPE_ATTRIBUTES}
 * @param timeAttribute attribute that takes the event's time, {@code eventTime} or {@code
 *     event_time}, which HELIOS reads
 * @param timeout how long to wait for the answer to one request
 */
public record PubSubPublisherSettings(
    String topic, String typeAttribute, String timeAttribute, Duration timeout) {

  public PubSubPublisherSettings {
    ResourceNames.needTopic(topic);
  }

  /** Attributes {@code eventType} and {@code eventTime}, 10 s. */
  public static PubSubPublisherSettings of(String topic) {
    return new PubSubPublisherSettings(topic, "eventType", "eventTime", Duration.ofSeconds(10));
  }
}
