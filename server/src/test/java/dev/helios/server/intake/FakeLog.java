// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.Position;
import dev.helios.engine.Append;
import dev.helios.engine.LogWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A log in memory. It acknowledges at once, or when it is told to, or not at all. Thread-safe. */
public final class FakeLog implements LogWriter {
  public final List<Event> events = new ArrayList<>();
  public final List<Quarantined> quarantined = new ArrayList<>();
  public final List<Receipt> receipts = new ArrayList<>();
  private final List<Runnable> unacknowledged = new ArrayList<>();
  private boolean holding;
  private boolean away;

  /** From now on appends wait for {@link #acknowledge}. */
  public synchronized void hold() {
    holding = true;
  }

  public synchronized void goAway() {
    away = true;
  }

  public synchronized void comeBack() {
    away = false;
  }

  public void acknowledge() {
    List<Runnable> due;
    synchronized (this) {
      holding = false;
      due = List.copyOf(unacknowledged);
      unacknowledged.clear();
    }
    due.forEach(Runnable::run);
  }

  /** How many appends wait for {@link #acknowledge}. */
  public synchronized int unacknowledged() {
    return unacknowledged.size();
  }

  @Override
  public CompletableFuture<Append> append(Event event) {
    return keep(events, event);
  }

  @Override
  public CompletableFuture<Append> append(Quarantined item) {
    return keep(quarantined, item);
  }

  @Override
  public CompletableFuture<Append> append(Receipt receipt) {
    return keep(receipts, receipt);
  }

  @Override
  public boolean ready() {
    return true;
  }

  private synchronized <T> CompletableFuture<Append> keep(List<T> kept, T value) {
    if (away) {
      return CompletableFuture.completedFuture(new Append.Failed("away"));
    }
    kept.add(value);
    Append appended = new Append.Appended(new Position(0, kept.size() - 1L));
    CompletableFuture<Append> answer = new CompletableFuture<>();
    if (holding) {
      unacknowledged.add(() -> answer.complete(appended));
    } else {
      answer.complete(appended);
    }
    return answer;
  }
}
