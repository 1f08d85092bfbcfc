// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.EnvelopeReader;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request that is put together in a test. */
record TestSenderRequest(Map<String, String> headers, Map<String, String> queries, Bytes body)
    implements SenderRequest {
  static TestSenderRequest of(Map<String, String> headers, String body) {
    return new TestSenderRequest(headers, Map.of(), Bytes.utf8(body));
  }

  @Override
  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  @Override
  public @Nullable String query(String name) {
    return queries.get(name);
  }

  @Override
  public boolean hasHeaderLike(String prefix) {
    return headers.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  @Override
  public EnvelopeReader members() {
    return EnvelopeReader.read(body, Set.of());
  }
}
