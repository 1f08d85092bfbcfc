// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.flow.PullSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that fetches from a queue into a ledger, so that it can be killed. */
final class QueueSourceProcess {
  private QueueSourceProcess() {}

  /**
   * @param arguments the queue's name, its visibility in seconds and the ledger; the connection
   *     string is the first line of the input
   */
  public static void main(String[] arguments) throws Exception {
    String connection =
        new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    AzureSettings settings =
        new AzureSettings(
            List.of(arguments[0]), connection.strip(), "", "", List.of(), "", "", "", "");
    PullSettings usual = PullSettings.defaults();
    PullSettings pull =
        new PullSettings(
            Duration.ofSeconds(Long.parseLong(arguments[1])),
            usual.underWay(),
            usual.settlers(),
            usual.idle(),
            usual.pause(),
            usual.pauseMax(),
            usual.drain());
    try (Ledger ledger = new Ledger(Path.of(arguments[2]));
        AzureHttp http = new AzureHttp()) {
      AzureConnectors parts =
          new AzureConnectors(
              settings, AzureTuning.defaults().withPull(pull), http, InstantSource.system());
      while (true) {
        try {
          parts.sources().getFirst().run(ledger);
        } catch (java.io.IOException e) {
          System.err.println(e.getMessage());
          TimeUnit.MILLISECONDS.sleep(200);
        }
      }
    }
  }
}
