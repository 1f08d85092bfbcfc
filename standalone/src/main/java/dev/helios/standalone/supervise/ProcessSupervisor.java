// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.Pid;
import dev.helios.standalone.data.PidFile;
import dev.helios.standalone.data.RunFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one process running: starts or adopts it, asks until it is ready, and starts it again, ever
 * more slowly, when it dies. One thread each; the public face is thread-safe.
 */
public final class ProcessSupervisor {
  private static final Duration ASK_AGAIN = Duration.ofMillis(40);
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final int TAIL_LINES = 6;

  private final ManagedProcess child;
  private final RunFolder run;
  private final Progress progress;
  private final RestartBackoff backoff = new RestartBackoff();
  private final SupervisedState state = new SupervisedState();

  // All guarded by state.
  private @Nullable Running running;
  private @Nullable Running adopted;
  private @Nullable Thread thread;

  public ProcessSupervisor(ManagedProcess child, RunFolder run, Progress progress) {
    this.child = child;
    this.run = run;
    this.progress = progress;
  }

  public ServiceKind kind() {
    return child.kind();
  }

  String address() throws IOException {
    return child.address();
  }

  /**
   * Decides between adopting what an earlier owner left and a new start, so that the ports are
   * settled before other parts are told of them. Stops what is outdated.
   */
  void settle() throws IOException, InterruptedException, Refused {
    Optional<PidFile> found = run.living(kind());
    if (found.isPresent()) {
      Running old = new Running(found.get().pid(), null);
      if (found.get().fingerprint().equals(child.launch().fingerprint())) {
        synchronized (state) {
          adopted = old;
        }
        return;
      }
      progress.line(kind(), "is outdated (process " + old.pid().number() + "), stopping it");
      old.stop(child.stopSignal(), child.stopLimit());
    }
    child.claim();
  }

  /** Starts keeping. Returns at once. */
  public void start() {
    startAfter(List.of());
  }

  /** Starts keeping as soon as these are ready. Returns at once. */
  void startAfter(List<ProcessSupervisor> others) {
    synchronized (state) {
      if (thread != null) {
        return;
      }
      state.begin();
      thread =
          Thread.ofPlatform().daemon().name("keep-" + kind().label()).start(() -> keep(others));
    }
  }

  /** Waits for the process to be ready; the sentence of a refusal is thrown. */
  public boolean awaitReady(Duration limit) throws InterruptedException, Refused {
    return state.awaitReady(limit);
  }

  public Optional<Running> running() {
    synchronized (state) {
      return Optional.ofNullable(running);
    }
  }

  /** Kills the process; once this returns the part counts as not ready until it is back. */
  public void kill9() throws InterruptedException {
    synchronized (state) {
      if (running == null) {
        throw new IllegalStateException(kind().label() + " is not running");
      }
      state.killedOnPurpose();
      running.pid().signal("KILL");
    }
  }

  boolean isReady() {
    return state.isReady();
  }

  /** Stops the part and keeps it down. Returns when its process is gone. */
  public void stop() throws InterruptedException {
    Thread keeping;
    Running last;
    synchronized (state) {
      state.unwanted();
      keeping = thread;
      // What was found but not adopted yet, since another part was refused, is stopped as well.
      last = running == null ? adopted : running;
      adopted = null;
    }
    if (last != null && last.alive()) {
      long begun = System.nanoTime();
      boolean orderly = last.stop(child.stopSignal(), child.stopLimit());
      progress.line(kind(), (orderly ? "stopped after " : "killed after ") + millis(begun));
    } else if (keeping != null) {
      keeping.interrupt();
    }
    if (keeping != null) {
      keeping.join(Duration.ofSeconds(30));
    }
    forget();
    synchronized (state) {
      thread = null;
      running = null;
      state.down();
    }
  }

  private void forget() {
    try {
      run.forget(kind());
    } catch (IOException left) {
      // The PID file of a dead process means nothing to anybody.
    }
  }

  private void keep(List<ProcessSupervisor> others) {
    try {
      for (ProcessSupervisor other : others) {
        while (state.isWanted() && !other.awaitReady(WATCH)) {
          // Whoever waits for this part is told how long it takes.
        }
      }
      while (state.isWanted()) {
        Duration readyFor = Duration.ZERO;
        String end;
        try {
          readyFor = attempt();
          end = death();
        } catch (IOException failed) {
          end = "could not be started (" + failed + ")";
        }
        if (state.isWanted()) {
          Duration wait =
              backoff.next(state.wasKilledOnPurpose() ? RestartBackoff.STEADY : readyFor);
          progress.line(kind(), end + ", starting it again in " + wait.toMillis() + " ms");
          state.pause(wait);
        }
      }
    } catch (Refused refused) {
      refuse(refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
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
    progress.line(kind(), how + " after " + millis(begun) + ", " + child.address());
    state.ready();
    while (!life.awaitExit(WATCH)) {
      LogFile.bound(child.launch().output());
    }
    state.starting();
    return Duration.ofNanos(System.nanoTime() - ready);
  }

  private @Nullable Running beginLife() throws InterruptedException, Refused, IOException {
    Running adopted = inherit();
    if (adopted != null) {
      return adopted;
    }
    child.prepare();
    Launch launch = child.launch();
    synchronized (state) {
      if (!state.isWanted()) {
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
        run.write(kind(), new PidFile(pid.get(), launch.fingerprint(), child.address()));
      } catch (IOException unknown) {
        process.destroyForcibly(); // nobody would find it again
        throw unknown;
      }
      return running;
    }
  }

  private @Nullable Running inherit() {
    synchronized (state) {
      Running found = adopted;
      adopted = null;
      if (found == null || !found.alive() || !state.isWanted()) {
        return null;
      }
      running = found;
      return found;
    }
  }

  private boolean awaitWork(Running life) throws InterruptedException {
    while (life.alive()) {
      if (asks()) {
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
    synchronized (state) {
      last = running;
    }
    text.append(last == null ? "did not start" : last.exit());
    if (!state.wasEverReady()) {
      text.append(" before it was ready; the end of its log:");
      for (String line : LogFile.tail(child.launch().output(), TAIL_LINES)) {
        text.append("\n    ").append(line);
      }
      text.append("\n  ").append(kind().label()).append(": log ").append(child.launch().output());
    }
    return text.toString();
  }

  private void refuse(Refused refused) {
    state.refuse(refused);
    progress.line(kind(), refused.sentence());
  }

  private static String millis(long begun) {
    return (System.nanoTime() - begun) / 1_000_000 + " ms";
  }
}
