// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.core.event.Bytes;
import dev.helios.wire.Decoders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a pulled message what an unwrapped push of it with its metadata would have been, so that
 * the same decoder reads both and both have the same identity.
 */
final class PubSubMessageMapper {
  private static final String META = "x-goog-pubsub-";
  private static final String RESERVED = "x-goog-";

  /** Set by the library, not by the publisher, and other at each delivery. */
  static final String ATTEMPT = "googclient_deliveryattempt";

  private PubSubMessageMapper() {}

  /**
   * @param subscription full resource name
   * @param attempt which delivery of the message this is, 0 where Pub/Sub does not count
   */
  static FetchedMessage fetched(
      PubsubMessage message, String subscription, int attempt, @Nullable String replay) {
    Map<String, String> headers = attributes(message.getAttributesMap());
    // After the attributes: no publisher sets what Pub/Sub says.
    headers.put(META + "subscription-name", subscription);
    headers.put(META + "message-id", message.getMessageId());
    headers.put(META + "publish-time", publishTime(message).toString());
    if (!message.getOrderingKey().isEmpty()) {
      headers.put(META + "ordering-key", message.getOrderingKey());
    }
    if (attempt > 0) {
      headers.put(META + "delivery-attempt", Integer.toString(attempt));
    }
    return new FetchedMessage(
        Decoders.GCP, headers, Bytes.of(message.getData().toByteArray()), replay);
  }

  static Instant publishTime(PubsubMessage message) {
    Timestamp time = message.getPublishTime();
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  static int attempt(PubsubMessage message) {
    try {
      return Integer.parseInt(message.getAttributesOrDefault(ATTEMPT, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Of names that differ in case only, the first in byte order counts, whatever order they had. */
  private static Map<String, String> attributes(Map<String, String> attributes) {
    SortedMap<String, String> sorted = new TreeMap<>(attributes);
    Map<String, String> headers = new HashMap<>();
    sorted.forEach(
        (name, value) -> {
          String header = name.toLowerCase(Locale.ROOT);
          if (!header.startsWith(RESERVED) && !header.equals(ATTEMPT)) {
            headers.putIfAbsent(header, value);
          }
        });
    return headers;
  }
}
