// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.port.Probe;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Looks at everything of Azure that is configured, all at once. */
public final class AzureProbe implements Probe {
  /** One thing to look at; {@link #find} blocks and never throws. */
  interface Look {
    String what();

    Finding find();
  }

  private static final int SECONDS = 25;

  private final List<Look> looks;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  AzureProbe(List<Look> looks) {
    this.looks = List.copyOf(looks);
  }

  @Override
  public List<Finding> look() {
    List<CompletableFuture<Finding>> findings =
        looks.stream()
            .map(
                look ->
                    CompletableFuture.supplyAsync(look::find, threads)
                        .completeOnTimeout(silent(look), SECONDS, TimeUnit.SECONDS))
            .toList();
    return findings.stream().map(CompletableFuture::join).toList();
  }

  private static Finding silent(Look look) {
    return new Finding(
        look.what(),
        false,
        "no answer within "
            + SECONDS
            + "s; check the address, the proxy and the firewall on the way there");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
