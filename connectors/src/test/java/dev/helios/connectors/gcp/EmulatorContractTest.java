// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.testkit.Await;
import dev.helios.testkit.pubsub.GoogleEmulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The contract on Google's own server. Where it is not installed the stand-in takes its place, and
 * the run says so: in its output and in the test report.
 */
class EmulatorContractTest extends PubSubContract {
  private static final Optional<Path> JAR = GoogleEmulator.jar();

  @Override
  StandIn start() throws Exception {
    return JAR.isPresent() ? Emulator.start(JAR.get()) : StandIn.fake();
  }

  @Test
  void report_namesWhatWasTestedAgainst(TestReporter reporter) {
    String against =
        JAR.map(jar -> "Google's emulator, " + jar.getFileName())
            .orElse(
                "OUR STAND-IN ONLY: GOOGLE'S PUB/SUB EMULATOR WAS NOT FOUND AND DID NOT RUN."
                    + " Install it (apt-get install google-cloud-cli-pubsub-emulator, or gcloud"
                    + " components install pubsub-emulator), or set CLOUDSDK_ROOT.");
    System.out.println("Pub/Sub contract tested against " + against);
    reporter.publishEntry("pubsub", against);

    assertThat(against).isNotEmpty();
  }

  /** It comes up empty, with other subscriptions; a source of a dead one still ends when told. */
  @Test
  void run_emulatorKilled_endsWhenToldAndFetchesFromTheNextOne() throws Exception {
    Ledger ledger = Ledger.keeping();
    for (int life = 0; life < 2; life++) {
      int done = 50 * life;
      try (StandIn server = start();
          Bench bench = new Bench(server.access());
          PubSubPublisher publisher = bench.publisher()) {
        publisher.publish(Bench.outgoing(done, 50, 0));
        PubSubSource source = bench.source();
        Running running = Running.of(source, ledger);
        Await.until(
            () -> ledger.size() == done + 50, () -> "50 events more, found " + ledger.size());
        server.kill();
        running.close();
      }
    }

    assertThat(List.copyOf(ledger.byIdentity().keySet())).hasSize(100);
  }
}
