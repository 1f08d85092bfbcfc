// SPDX-License-Identifier: MIT
package dev.helios.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.Probe;
import dev.helios.core.event.Cloud;
import dev.helios.server.sources.ClientFactory;
import dev.helios.server.sources.CloudAccount;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeCommandTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(List<ClientFactory<Probe>> probes) {
    CloudAccount aws = new CloudAccount(Cloud.AWS, List.of(), Map.of(), Optional.empty(), probes);
    return ProbeCommand.run(List.of(aws), new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private static ClientFactory<Probe> finding(Probe.Finding... findings) {
    return () ->
        new Probe() {
          @Override
          public List<Finding> look() {
            return List.of(findings);
          }

          @Override
          public void close() {}
        };
  }

  @Test
  void run_everythingGood_endsWithZero() {
    assertThat(run(List.of(finding(new Probe.Finding("queue can be read", true, "orders")))))
        .isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo("ok       aws          queue can be read: orders\n");
  }

  @Test
  void run_aFlawOrNoClient_isSaidAndTheOthersAreAskedAllTheSame() {
    ClientFactory<Probe> broken =
        () -> {
          throw new IllegalStateException("no region, secret=geheim");
        };

    assertThat(
            run(
                List.of(
                    broken,
                    finding(new Probe.Finding("archive", false, "not there; create it")),
                    finding(new Probe.Finding("bus", true, "default")))))
        .isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("MISSING  aws          the client can be made: no region")
        .contains("MISSING  aws          archive: not there; create it")
        .contains("ok       aws          bus: default")
        .doesNotContain("geheim");
  }
}
