// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.gateway.RawDelivery;
import dev.helios.wire.envelope.EventBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unwrapped form: the body is the data, headers say the rest. */
final class UnwrappedPush {
  private static final Set<String> TRANSPORT =
      Set.of("traceparent", "idempotency-key", EventBuilder.REPLAY_HEADER);

  private UnwrappedPush() {}

  /** Whether the headers name a message or a subscription. */
  static boolean isNamed(RawDelivery wire) {
    return wire.header("x-goog-pubsub-message-id") != null
        || wire.header("x-goog-pubsub-subscription-name") != null;
  }

  static PushedMessage message(RawDelivery wire) {
    @Nullable String key = wire.header("x-goog-pubsub-ordering-key");
    return new PushedMessage(
        wire.header("x-goog-pubsub-message-id"),
        wire.header("x-goog-pubsub-subscription-name"),
        wire.header("x-goog-pubsub-publish-time"),
        // Google's emulator spells it without the pubsub.
        key != null ? key : wire.header("x-goog-ordering-key"),
        attributes(wire),
        wire.body());
  }

  /** Headers that attributes became; with metadata off none of them is one. */
  private static Map<String, String> attributes(RawDelivery wire) {
    Map<String, String> attributes = new HashMap<>();
    boolean named = isNamed(wire);
    wire.headers()
        .forEach(
            (name, value) -> {
              boolean transport =
                  name.startsWith("x-goog-")
                      || (name.startsWith("ce-") && !named)
                      || TRANSPORT.contains(name);
              if (!transport) {
                attributes.put(name, value);
              }
            });
    return attributes;
  }
}
