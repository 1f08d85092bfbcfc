// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import dev.helios.core.event.Bytes;
import java.time.Instant;
import java.util.List;

/** Sends events to a cloud's bus, as a producer would. Thread-safe. */
public interface Publisher extends AutoCloseable {

  /**
   * An event to send.
   *
   * @param id the producer's own id; a cloud that gives its own keeps it nowhere
   * @param source CloudEvents source of the producer
   * @param key orders events where the cloud can order them
   * @param data JSON
   */
  record Outgoing(String id, String source, String type, String key, Instant time, Bytes data) {}

  /** What became of an event that was sent. */
  sealed interface Sent {
    /**
     * @param cloudId the id the cloud gave it, or its own
     */
    record Accepted(String cloudId) implements Sent {}

    /** The cloud said no; sending it again as it is would not help. */
    record Rejected(String why) implements Sent {}

    /** No answer, or one that asks to try again: it may have been taken or not. */
    record Unknown(String why) implements Sent {}
  }

  /**
   * Sends a batch and waits for the answer; the fates are in the events' order. Only what failed is
   * sent again, by the caller. Never throws for what a cloud answers.
   */
  List<Sent> publish(List<Outgoing> events) throws InterruptedException;

  @Override
  void close();
}
