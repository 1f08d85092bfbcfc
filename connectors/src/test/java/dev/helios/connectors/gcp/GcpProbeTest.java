// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import dev.helios.connectors.port.Probe.Finding;
import dev.helios.testkit.pubsub.FakePubSub;
import dev.helios.testkit.pubsub.FakeTopics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class GcpProbeTest {
  private static final String FORBIDDEN = "projects/acme/subscriptions/forbidden";
  private static final String PUSHED = "projects/acme/subscriptions/pushed";

  private final FakeTopics topics = new FakeTopics(Duration.ofMillis(100).toNanos());

  @Test
  void look_withoutPermission_saysWhichRole() throws Exception {
    topics.subscribe(Subscription.newBuilder().setName(FORBIDDEN).setTopic("t").build());
    try (FakePubSub server = FakePubSub.start(topics, 0)) {
      assertThat(look(server.port(), FORBIDDEN))
          .contains(
              new Finding(
                  "pubsub.subscriptions.consume on " + FORBIDDEN,
                  false,
                  "not granted; grant roles/pubsub.subscriber on it"));
    }
  }

  @Test
  void look_pushSubscription_saysThatItCannotBeFetchedFromAndNoToken() throws Exception {
    topics.subscribe(
        Subscription.newBuilder()
            .setName(PUSHED)
            .setTopic("t")
            .setPushConfig(
                PushConfig.newBuilder().setPushEndpoint("https://helios.example/p?token=sesame"))
            .build());
    try (FakePubSub server = FakePubSub.start(topics, 0)) {
      List<Finding> findings = look(server.port(), PUSHED);

      assertThat(findings)
          .filteredOn(finding -> finding.what().equals("pull from " + PUSHED))
          .singleElement()
          .satisfies(finding -> assertThat(finding.good()).isFalse())
          .satisfies(finding -> assertThat(finding.found()).contains("https://helios.example/p"));
      assertThat(findings.toString()).doesNotContain("sesame");
    }
  }

  @Test
  void look_serverAway_isAFlawAndNoException() throws Exception {
    FakePubSub server = FakePubSub.start(topics, 0);
    int port = server.port();
    server.close();

    assertThat(look(port, PUSHED))
        .filteredOn(finding -> !finding.good())
        .singleElement()
        .satisfies(finding -> assertThat(finding.found()).contains("UNAVAILABLE", "check the way"));
  }

  @Test
  void look_credentialsFileMissing_saysSo() {
    PubSubAccess access = new PubSubAccess(null, "/nowhere/key.json", null);
    GcpProbeSettings settings =
        new GcpProbeSettings(List.of(PUSHED), null, null, Duration.ofSeconds(1));
    try (GcpProbe probe = new GcpProbe(access, settings, InstantSource.system())) {
      assertThat(probe.look())
          .singleElement()
          .satisfies(finding -> assertThat(finding.good()).isFalse())
          .satisfies(
              finding -> assertThat(finding.found()).contains("GOOGLE_APPLICATION_CREDENTIALS"));
    }
  }

  private static List<Finding> look(int port, String subscription) {
    GcpProbeSettings settings =
        new GcpProbeSettings(List.of(subscription), null, null, Duration.ofSeconds(20));
    PubSubAccess access = PubSubAccess.ofEmulator("127.0.0.1:" + port);
    try (GcpProbe probe = new GcpProbe(access, settings, InstantSource.fixed(Instant.EPOCH))) {
      return probe.look();
    }
  }
}
