// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import java.util.List;
import java.util.Map;

/**
 * What the wire formats leave to agreement.
 *
 * @param gcpTypeAttributes Pub/Sub attributes that may name the event's type, most telling first
 * @param gcpTopics topic by subscription, both as full resource names ({@code
 *     projects/P/subscriptions/S} to {@code projects/P/topics/T}): message ids are unique within a
 *     topic, and the push body names only the subscription
 * @param batchMax most events of one request
 */
public record DecoderSettings(
    List<String> gcpTypeAttributes, Map<String, String> gcpTopics, int batchMax) {

  /** Event Grid's own largest batch. */
  public static final int DEFAULT_BATCH_MAX = 5_000;

  public DecoderSettings {
    gcpTypeAttributes = List.copyOf(gcpTypeAttributes);
    gcpTopics = Map.copyOf(gcpTopics);
    if (batchMax < 1) {
      throw new IllegalArgumentException(
          "expected a largest batch of at least 1, found " + batchMax);
    }
  }

  public static DecoderSettings defaults() {
    return new DecoderSettings(
        List.of("eventType", "event_type", "type"), Map.of(), DEFAULT_BATCH_MAX);
  }
}
