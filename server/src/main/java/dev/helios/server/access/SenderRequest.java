// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.EnvelopeReader;
import org.jspecify.annotations.Nullable;

/** The parts of a request that a check reads, on the thread that brings it and never later. */
public interface SenderRequest {
  /** A header's first value. */
  @Nullable String header(String lowerCaseName);

  /** A query parameter's first value; null also where the query cannot be read. */
  @Nullable String query(String name);

  /** Whether a header whose name begins like this is there. */
  boolean hasHeaderLike(String lowerCasePrefix);

  /** The body as it was sent: not inflated. */
  Bytes body();

  /** The members of the body, as it was sent, read once. */
  EnvelopeReader members();
}
