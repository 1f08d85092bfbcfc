// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import java.util.concurrent.CompletableFuture;

/**
 * Appends to the log. An append never blocks and its future always completes with an {@link
 * Append}, within a bounded time. Not promised: that an append which failed has not been written.
 * Thread-safe.
 */
public interface LogWriter {
  CompletableFuture<Append> append(Event event);

  CompletableFuture<Append> append(Quarantined quarantined);

  CompletableFuture<Append> append(Receipt receipt);

  /** Whether appends can succeed: until the log's topics are known, each one fails. */
  boolean ready();
}
