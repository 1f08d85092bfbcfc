// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import java.util.concurrent.CompletionStage;

/** Receives the messages that a source or a back-fill fetches. */
public interface MessageHandler {

  /** What a source does with a message after it was handled. */
  enum Settlement {
    /** Admitted, duplicate or quarantined: the message is deleted or acknowledged. */
    ACK,
    /** The log does not take it now: the message is given back, and fetching pauses. */
    NACK
  }

  /** Takes one message in. Never blocks; the stage never fails. Thread-safe. */
  CompletionStage<Settlement> take(FetchedMessage message);
}
