// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.Publisher.Outgoing;
import dev.helios.connectors.port.Publisher.Sent;
import dev.helios.core.event.Bytes;
import dev.helios.testkit.pubsub.FakePubSub;
import dev.helios.testkit.pubsub.FakeTopics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PubSubPublisherTest {
  private final FakeTopics topics = new FakeTopics(Duration.ofMillis(100).toNanos());

  @Test
  void publish_oneBadAmongMany_rejectsThatOneOnly() throws Exception {
    List<Outgoing> events = new ArrayList<>(Bench.outgoing(0, 40, 0));
    events.set(17, poison("bad-17", ""));

    List<Sent> sent = publish(events);

    for (int i = 0; i < 40; i++) {
      assertThat(sent.get(i) instanceof Sent.Accepted)
          .as("event %d: %s", i, sent.get(i))
          .isEqualTo(i != 17);
    }
    assertThat(sent.get(17)).isInstanceOf(Sent.Rejected.class);
  }

  @Test
  void publish_oneBadOfAKey_holdsTheLaterOnesOfThatKeyBack() throws Exception {
    List<Outgoing> events = new ArrayList<>(Bench.outgoing(0, 12, 3));
    events.set(4, poison("bad-4", "ORD-1"));

    List<Sent> sent = publish(events);

    assertThat(sent.get(1)).isInstanceOf(Sent.Accepted.class);
    assertThat(sent.get(4)).isInstanceOf(Sent.Rejected.class);
    assertThat(sent.get(7)).isInstanceOf(Sent.Unknown.class);
    assertThat(sent.get(10)).isInstanceOf(Sent.Unknown.class);
    assertThat(sent.stream().filter(fate -> fate instanceof Sent.Accepted)).hasSize(9);
  }

  @Test
  void publish_tooLarge_isRejectedWithItsSizeAndNotSent() throws Exception {
    Outgoing large =
        new Outgoing("big", "/till", "T", "", Instant.EPOCH, Bytes.of(new byte[10_000_001]));

    List<Sent> sent = publish(List.of(large));

    assertThat(sent.getFirst())
        .isInstanceOfSatisfying(
            Sent.Rejected.class, no -> assertThat(no.why()).contains("at most 10000000", "big"));
  }

  @Test
  void publish_serverAway_isUnknown() throws Exception {
    FakePubSub server = FakePubSub.start(topics, 0);
    PubSubAccess access = PubSubAccess.ofEmulator("127.0.0.1:" + server.port());
    server.close();
    try (PubSubPublisher publisher =
        new PubSubPublisher(access, PubSubPublisherSettings.of("projects/acme/topics/t"))) {
      assertThat(publisher.publish(Bench.outgoing(0, 3, 0)))
          .hasSize(3)
          .allMatch(
              sent -> sent instanceof Sent.Unknown(String why) && why.contains("UNAVAILABLE"));
    }
  }

  /** The stand-in refuses messages of this type. */
  private static Outgoing poison(String id, String key) {
    return new Outgoing(id, "/till", FakeTopics.POISON, key, Instant.EPOCH, Bytes.utf8("{}"));
  }

  private List<Sent> publish(List<Outgoing> events) throws IOException, InterruptedException {
    try (FakePubSub server = FakePubSub.start(topics, 0);
        Bench bench = new Bench(PubSubAccess.ofEmulator("127.0.0.1:" + server.port()));
        PubSubPublisher publisher = bench.publisher()) {
      return publisher.publish(events);
    }
  }
}
