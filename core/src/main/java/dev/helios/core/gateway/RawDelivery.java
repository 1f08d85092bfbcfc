// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One arrival as it came, complete enough to be decoded again: a whole request, or one item of a
 * batch. Immutable.
 *
 * @param route which decoder read it, for example {@code aws/eventbridge}; the same decoder reads
 *     it again when it is released from quarantine
 * @param headers the headers that the decoders read, names in lower case; never credentials
 */
public record RawDelivery(
    TenantId tenant,
    Cloud cloud,
    String route,
    Map<String, String> headers,
    Bytes body,
    Instant receivedAt) {

  public RawDelivery {
    headers = Map.copyOf(headers);
  }

  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** The declared media type, empty when none was declared. */
  public String contentType() {
    return headers.getOrDefault("content-type", "");
  }

  /** The same arrival with only a part of its body: one item of a batch. */
  public RawDelivery withBody(Bytes item) {
    return new RawDelivery(tenant, cloud, route, headers, item, receivedAt);
  }

  /** The same delivery with one header set: a header of a batch, repeated for one of its items. */
  public RawDelivery withHeader(String lowerCaseName, String value) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.put(lowerCaseName, value);
    return new RawDelivery(tenant, cloud, route, changed, body, receivedAt);
  }
}
