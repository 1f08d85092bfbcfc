// SPDX-License-Identifier: MIT
package dev.helios.clouds.gcp.sdk;

import dev.helios.clouds.source.Intake;
import dev.helios.clouds.source.Source;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A source that runs on a thread of its own until it is closed. */
final class Running implements AutoCloseable {
  private final Source source;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private Running(Source source) {
    this.source = source;
  }

  static Running of(Source source, Intake intake) {
    Running running = new Running(source);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                source.run(intake);
                running.end.complete(null);
              } catch (Exception e) {
                running.end.completeExceptionally(e);
              }
            });
    return running;
  }

  /** Completes when {@code run} returns or throws. */
  CompletableFuture<Void> end() {
    return end;
  }

  @Override
  public void close() throws Exception {
    source.close();
    end.get(60, TimeUnit.SECONDS);
  }
}
