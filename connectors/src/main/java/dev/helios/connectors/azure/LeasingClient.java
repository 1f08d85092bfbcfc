// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.port.FetchedMessage;
import java.util.List;

/**
 * A service that lends messages out for a while. {@link PullLoop} decides what becomes of each; a
 * feed only asks and tells. {@link #fetch} is called by one thread; everything else by any.
 *
 * @param <L> a message on loan
 */
interface LeasingClient<L> {
  /** Most messages of one {@link #settle} or {@link #giveBack}. */
  int batch();

  /** Up to {@code max} messages; may block while there is none, until {@link #stop}. */
  List<L> fetch(int max) throws Exception;

  FetchedMessage message(L loan);

  /**
   * Takes messages off for good. One that is no longer ours is none of our business: whoever has it
   * now finds it known.
   */
  void settle(List<L> loans) throws Exception;

  /** Makes messages fetchable again. */
  void giveBack(List<L> loans) throws Exception;

  /** Prolongs loans. One that is lost already is none of our business. */
  void renew(List<L> loans) throws Exception;

  /** Ends a {@link #fetch} that waits. */
  void stop();
}
