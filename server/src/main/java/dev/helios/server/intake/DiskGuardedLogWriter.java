// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.engine.Append;
import dev.helios.engine.LogWriter;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A log that is {@link Append.Full} while its disk has no room for more. Thread-safe. */
public final class DiskGuardedLogWriter implements LogWriter {
  private final LogWriter log;
  private final DiskSpaceMonitor room;

  public DiskGuardedLogWriter(LogWriter log, DiskSpaceMonitor room) {
    this.log = log;
    this.room = room;
  }

  @Override
  public CompletableFuture<Append> append(Event event) {
    return where(() -> log.append(event));
  }

  @Override
  public CompletableFuture<Append> append(Quarantined quarantined) {
    return where(() -> log.append(quarantined));
  }

  @Override
  public CompletableFuture<Append> append(Receipt receipt) {
    return where(() -> log.append(receipt));
  }

  @Override
  public boolean ready() {
    return log.ready() && room.isEnough();
  }

  private CompletableFuture<Append> where(Supplier<CompletableFuture<Append>> append) {
    return room.isEnough() ? append.get() : CompletableFuture.completedFuture(new Append.Full());
  }
}
