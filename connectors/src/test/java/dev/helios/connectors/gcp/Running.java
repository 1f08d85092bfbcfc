// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A source that runs on a thread of its own until it is closed. */
final class Running implements AutoCloseable {
  private final Source source;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private Running(Source source) {
    this.source = source;
  }

  static Running of(Source source, MessageHandler intake) {
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

  /** Stops the source and waits until it has settled everything. */
  @Override
  public void close() {
    source.close();
    try {
      end.get(3, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted waiting for the source to end", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("expected the source to end in peace", e);
    }
  }
}
