// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import dev.helios.testkit.pubsub.FakePubSub;
import dev.helios.testkit.pubsub.FakeTopics;
import java.io.IOException;
import java.time.Duration;

/** A Pub/Sub to test against. */
interface StandIn extends AutoCloseable {
  String address();

  default PubSubAccess access() {
    return PubSubAccess.ofEmulator(address());
  }

  /** Ends it as kill -9 does. May be done more than once. */
  void kill();

  @Override
  default void close() {
    kill();
  }

  /** Our own. */
  static StandIn fake() throws IOException {
    FakePubSub server = FakePubSub.start(new FakeTopics(Duration.ofSeconds(1).toNanos()), 0);
    return new StandIn() {
      @Override
      public String address() {
        return "127.0.0.1:" + server.port();
      }

      @Override
      public void kill() {
        server.close();
      }
    };
  }
}
