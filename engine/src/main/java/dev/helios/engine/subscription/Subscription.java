// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.log.Subscriber;

/**
 * Who reads what of the log, and from where. A value: {@link SubscriptionLoop} reads it.
 *
 * @param name unique on a server; with {@code helios-} before it, the name of the Kafka client and
 *     of the consumer group
 */
public record Subscription<R>(
    String name, RecordReader<R> records, StartPosition start, Subscriber<R> subscriber) {

  public Subscription {
    boolean oneTopic =
        switch (start) {
          case StartPosition.Group group -> false;
          case StartPosition.Table table -> false;
          case StartPosition.Tail tail -> true;
          case StartPosition.Range range -> true;
        };
    if (oneTopic && records.topics().size() != 1) {
      throw new IllegalArgumentException(
          "expected one topic for a cursor, found " + records.topics());
    }
  }

  String clientId() {
    return "helios-" + name;
  }
}
