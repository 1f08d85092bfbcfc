// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

import dev.helios.connectors.port.FetchedMessage;
import java.util.List;

/**
 * A service that leases messages for a while. {@link PullLoop} decides what becomes of each; a
 * client only calls the service. {@link #fetch} is called by one thread; everything else by any.
 *
 * @param <L> a leased message
 */
public interface LeasingClient<L> {
  /** Most messages of one {@link #settle} or {@link #giveBack}. */
  int batch();

  /** Up to {@code max} messages; may block while there is none, until {@link #stop}. */
  List<L> fetch(int max) throws Exception;

  FetchedMessage message(L lease);

  /** Deletes messages. One whose lease is lost is left alone: its next delivery is a duplicate. */
  void settle(List<L> leases) throws Exception;

  /** Makes messages fetchable again. */
  void giveBack(List<L> leases) throws Exception;

  /** Renews leases. One that is lost already is left alone. */
  void renew(List<L> leases) throws Exception;

  /** Ends a {@link #fetch} that waits. */
  void stop();
}
