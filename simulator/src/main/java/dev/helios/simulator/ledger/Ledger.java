// SPDX-License-Identifier: MIT
package dev.helios.simulator.ledger;

import dev.helios.simulator.shop.Truth;
import dev.helios.simulator.wire.Message;
import java.time.Instant;

/** Where a run writes what it does. Thread-safe. */
public interface Ledger extends AutoCloseable {
  /** The verdict an order must get; written before any of its messages. */
  void truth(Truth truth);

  /** A message that is about to be sent; in the file once {@link #flush} has returned. */
  void sent(Message message, Instant at);

  /** What the server answered to an attempt. */
  void answer(long n, Outcome outcome, int attempt, Instant at);

  /** An attempt that got no answer: whether the server has the message is not known. */
  void error(long n, String error, int attempt, Instant at);

  /** A message that was written as sent and then was not: the queue was full, or the run ended. */
  void unsent(long n, String why);

  /** Hands everything so far to the operating system. */
  void flush();

  @Override
  void close();

  /** Keeps nothing. */
  Ledger NONE =
      new Ledger() {
        @Override
        public void truth(Truth truth) {}

        @Override
        public void sent(Message message, Instant at) {}

        @Override
        public void answer(long n, Outcome outcome, int attempt, Instant at) {}

        @Override
        public void error(long n, String error, int attempt, Instant at) {}

        @Override
        public void unsent(long n, String why) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
}
