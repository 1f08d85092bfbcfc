// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running: starts or adopts it, asks until it is ready, and starts it again, ever
 * more slowly, when it dies. One thread per keeper; the public face is thread-safe.
 */
final class Keeper {
  private static final Duration ASK_AGAIN = Duration.ofMillis(40);
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final int TAIL_LINES = 6;

  enum State {
    DOWN,
    STARTING,
    READY,
    REFUSED
  }

  private final Child child;
  private final RunFolder run;
  private final Progress progress;
  private final Object lock = new Object();
  private final Backoff backoff = new Backoff();

  // All guarded by lock.
  private State state = State.DOWN;
  private boolean wanted;
  private boolean everReady;
  private boolean struck;
  private @Nullable Running running;
  private @Nullable Refused refusal;
  private @Nullable Thread thread;
  private @Nullable Running heir;

  Keeper(Child child, RunFolder run, Progress progress) {
    this.child = child;
    this.run = run;
    this.progress = progress;
  }

  Part part() {
    return child.part();
  }

  String address() throws IOException {
    return child.address();
  }

  /**
   * Decides between adopting what an earlier owner left and a new start, so that the ports are
   * settled before other parts are told of them. Stops what is outdated.
   */
  void settle() throws IOException, InterruptedException, Refused {
    Optional<Footprint> found = run.living(part());
    if (found.isPresent()) {
      Running old = new Running(found.get().pid(), null);
      if (found.get().fingerprint().equals(child.launch().fingerprint())) {
        synchronized (lock) {
          heir = old;
        }
        return;
      }
      progress.line(part(), "is outdated (process " + old.pid().number() + "), stopping it");
      old.stop(child.stopSignal(), child.stopLimit());
    }
    child.claim();
  }

  /** Starts keeping. Returns at once. */
  void start() {
    startAfter(List.of());
  }

  /** Starts keeping as soon as these are ready. Returns at once. */
  void startAfter(List<Keeper> others) {
    synchronized (lock) {
      if (thread != null) {
        return;
      }
      wanted = true;
      state = State.STARTING;
      refusal = null;
      thread =
          Thread.ofPlatform().daemon().name("keep-" + part().label()).start(() -> keep(others));
    }
  }

  /** Waits for the part to be ready; the sentence of a refusal is thrown. */
  boolean awaitReady(Duration limit) throws InterruptedException, Refused {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (lock) {
      while (state != State.READY) {
        if (refusal != null) {
          throw refusal;
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        lock.wait(left);
      }
      return true;
    }
  }

  Optional<Running> running() {
    synchronized (lock) {
      return Optional.ofNullable(running);
    }
  }

  /** Kills the process; once this returns the part counts as not ready until it is back. */
  void kill9() throws InterruptedException {
    synchronized (lock) {
      if (running == null) {
        throw new IllegalStateException(part().label() + " is not running");
      }
      state = State.STARTING;
      struck = true;
      running.pid().signal("KILL");
    }
  }

  boolean isReady() {
    synchronized (lock) {
      return state == State.READY;
    }
  }

  /** Stops the part and keeps it down. Returns when its process is gone. */
  void stop() throws InterruptedException {
    Thread keeping;
    Running last;
    synchronized (lock) {
      wanted = false;
      keeping = thread;
      // What was found but not adopted yet, since another part was refused, is stopped as well.
      last = running == null ? heir : running;
      heir = null;
      lock.notifyAll();
    }
    if (last != null && last.alive()) {
      long begun = System.nanoTime();
      boolean orderly = last.stop(child.stopSignal(), child.stopLimit());
      progress.line(part(), (orderly ? "stopped after " : "killed after ") + millis(begun));
    } else if (keeping != null) {
      keeping.interrupt();
    }
    if (keeping != null) {
      keeping.join(Duration.ofSeconds(30));
    }
    forget();
    synchronized (lock) {
      thread = null;
      running = null;
      state = State.DOWN;
    }
  }

  private void forget() {
    try {
      run.forget(part());
    } catch (IOException left) {
      // The footprint of a dead process means nothing to anybody.
    }
  }

  private void keep(List<Keeper> others) {
    try {
      for (Keeper other : others) {
        while (isWanted() && !other.awaitReady(WATCH)) {
          // Whoever waits for this part is told how long it takes.
        }
      }
      while (isWanted()) {
        Duration readyFor = Duration.ZERO;
        String end;
        try {
          readyFor = attempt();
          end = death();
        } catch (IOException failed) {
          end = "could not be started (" + failed + ")";
        }
        if (isWanted()) {
          Duration wait = backoff.next(wasStruck() ? Backoff.STEADY : readyFor);
          progress.line(part(), end + ", starting it again in " + wait.toMillis() + " ms");
          pause(wait);
        }
      }
    } catch (Refused refused) {
      refuse(refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was killed on purpose, which says nothing about how steady it is. */
  private boolean wasStruck() {
    synchronized (lock) {
      boolean once = struck;
      struck = false;
      return once;
    }
  }

  /** One life of the part; the answer says how long it worked. */
  private Duration attempt() throws InterruptedException, Refused, IOException {
    long begun = System.nanoTime();
    Running life = beginLife();
    if (life == null || !awaitWork(life)) {
      return Duration.ZERO;
    }
    long ready = System.nanoTime();
    String how = life.adopted() ? "adopted (process " + life.pid().number() + ")" : "ready";
    progress.line(part(), how + " after " + millis(begun) + ", " + child.address());
    setState(State.READY);
    while (!life.awaitExit(WATCH)) {
      LogFile.bound(child.launch().output());
    }
    setState(State.STARTING);
    return Duration.ofNanos(System.nanoTime() - ready);
  }

  private @Nullable Running beginLife() throws InterruptedException, Refused, IOException {
    Running adopted = inherit();
    if (adopted != null) {
      return adopted;
    }
    child.prepare();
    Launch launch = child.launch();
    synchronized (lock) {
      if (!wanted) {
        return null;
      }
      Process process = launch.start();
      Optional<Pid> pid = Pid.of(process.pid());
      if (pid.isEmpty()) {
        process.onExit().join();
        running = new Running(new Pid(process.pid(), ""), process);
        return null;
      }
      running = new Running(pid.get(), process);
      try {
        run.write(part(), new Footprint(pid.get(), launch.fingerprint(), child.address()));
      } catch (IOException unknown) {
        process.destroyForcibly(); // nobody would find it again
        throw unknown;
      }
      return running;
    }
  }

  private @Nullable Running inherit() {
    synchronized (lock) {
      Running adopted = heir;
      heir = null;
      if (adopted == null || !adopted.alive() || !wanted) {
        return null;
      }
      running = adopted;
      return adopted;
    }
  }

  private boolean awaitWork(Running life) throws InterruptedException {
    while (life.alive()) {
      if (asks()) {
        synchronized (lock) {
          everReady = true;
        }
        return true;
      }
      life.awaitExit(ASK_AGAIN);
    }
    return false;
  }

  private boolean asks() {
    try {
      return child.ready();
    } catch (IOException notYet) {
      return false;
    }
  }

  private String death() throws IOException, InterruptedException, Refused {
    StringBuilder text = new StringBuilder();
    Running last;
    boolean first;
    synchronized (lock) {
      last = running;
      first = !everReady;
    }
    text.append(last == null ? "did not start" : last.exit());
    if (first) {
      text.append(" before it was ready; the end of its log:");
      for (String line : LogFile.tail(child.launch().output(), TAIL_LINES)) {
        text.append("\n    ").append(line);
      }
      text.append("\n  ").append(part().label()).append(": log ").append(child.launch().output());
    }
    return text.toString();
  }

  private void pause(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    synchronized (lock) {
      long left = wait.toMillis();
      while (wanted && left > 0) {
        lock.wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
  }

  private boolean isWanted() {
    synchronized (lock) {
      return wanted;
    }
  }

  private void setState(State next) {
    synchronized (lock) {
      state = next;
      lock.notifyAll();
    }
  }

  private void refuse(Refused refused) {
    synchronized (lock) {
      refusal = refused;
      state = State.REFUSED;
      lock.notifyAll();
    }
    progress.line(part(), refused.sentence());
  }

  private static String millis(long begun) {
    return (System.nanoTime() - begun) / 1_000_000 + " ms";
  }
}
