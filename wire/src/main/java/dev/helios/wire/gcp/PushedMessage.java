// SPDX-License-Identifier: MIT
package dev.helios.wire.gcp;

import dev.helios.core.event.Bytes;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of Pub/Sub, whichever form it came in.
 *
 * @param id null where only an unwrapped body came
 * @param subscription full resource name, null where unknown
 */
record PushedMessage(
    @Nullable String id,
    @Nullable String subscription,
    @Nullable String publishTime,
    @Nullable String orderingKey,
    Map<String, String> attributes,
    Bytes data) {

  /** An attribute; also found in lower case, which is what became of it as a header. */
  @Nullable String attribute(String name) {
    String value = attributes.get(name);
    return value != null ? value : attributes.get(name.toLowerCase(Locale.ROOT));
  }
}
