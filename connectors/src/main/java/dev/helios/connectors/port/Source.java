// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue or subscription that events are fetched from, for those who cannot open a port. A message
 * is taken off its queue only after {@link MessageHandler} has said that it is kept. One thread
 * runs it; {@link #close} may come from any other.
 */
public interface Source extends AutoCloseable {

  /**
   * What still waits there.
   *
   * @param messages how many; often an estimate of the cloud's
   * @param oldest how long the oldest has waited, where the cloud tells it
   */
  record Lag(long messages, Optional<Duration> oldest) {}

  SourceName name();

  /**
   * Fetches until {@link #close}, then returns when everything under way is settled or given back.
   * Throws when the cloud cannot be reached or refuses; the caller tries again, later and later.
   *
   * @throws Exception with a message that names service and cause, never a credential or a payload
   */
  void run(MessageHandler intake) throws Exception;

  /** Asks how much waits. Blocks; empty where the cloud gives no figure. */
  Optional<Lag> lag() throws Exception;

  /** Stops fetching. Does not wait for {@link #run}. */
  @Override
  void close();
}
