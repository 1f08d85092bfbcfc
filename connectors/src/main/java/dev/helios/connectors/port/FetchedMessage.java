// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import dev.helios.core.event.Bytes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message as a cloud handed it out, in the wire format of a route's decoder.
 *
 * @param route which decoder reads it, for example {@code Decoders.AWS}
 * @param headers what a push of the same message would have carried, names in lower case
 * @param body the message's exact bytes
 * @param replay the name of the back-fill that brings it back, null for an ordinary delivery
 */
public record FetchedMessage(
    String route, Map<String, String> headers, Bytes body, @Nullable String replay) {
  public FetchedMessage {
    headers = Map.copyOf(headers);
  }
}
