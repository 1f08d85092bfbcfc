// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import java.util.concurrent.CompletableFuture;

/** A source that runs on a thread of its own; closing it waits for its end and shows its fault. */
final class Running implements AutoCloseable {
  private final Source source;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  Running(Source source) {
    this.source = source;
  }

  void start(MessageHandler intake) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                source.run(intake);
                end.complete(null);
              } catch (Exception e) {
                end.completeExceptionally(e);
              }
            });
  }

  /** Waits until it ends by itself. */
  void join() {
    end.join();
  }

  @Override
  public void close() {
    source.close();
    end.join();
  }
}
