// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Runs every configured source on a thread of its own: connects again with growing pauses when one
 * is lost, asks what waits in the cloud, and ends them in order. Thread-safe.
 */
public final class SourceRunner implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SourceRunner.class);

  /** How often each source is asked what waits. */
  static final Duration ASK_LAG = Duration.ofSeconds(10);

  private static final Duration LAG_LIMIT = Duration.ofSeconds(5);
  private static final Duration DRAIN = Duration.ofSeconds(11);

  private final List<SupervisedSource> sources;
  private final Duration askLag;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param chance spreads the attempts to connect again
   */
  public SourceRunner(
      List<? extends Source> sources,
      MessageHandler intake,
      RandomGenerator chance,
      InstantSource clock) {
    this(sources, intake, chance, clock, ASK_LAG);
  }

  SourceRunner(
      List<? extends Source> sources,
      MessageHandler intake,
      RandomGenerator chance,
      InstantSource clock,
      Duration askLag) {
    this.sources =
        sources.stream()
            .map(source -> new SupervisedSource(source, intake, chance, clock))
            .toList();
    this.askLag = askLag;
  }

  /** Begins to fetch. To be called once. */
  public void start() {
    for (SupervisedSource source : sources) {
      String name = source.state().name().toString();
      threads.add(Thread.ofVirtual().name("source-" + name).start(source::run));
      Thread.ofVirtual()
          .name("lag-" + name)
          .start(() -> source.watchLag(askLag, LAG_LIMIT, questions));
      LOG.infof("fetches from %s", name);
    }
  }

  /** How the sources stand, in the order in which they were configured. */
  public List<SourceState> states() {
    return sources.stream().map(SupervisedSource::state).toList();
  }

  /** Stops fetching, and waits until what is under way is settled or given back. */
  @Override
  public void close() {
    sources.forEach(SupervisedSource::close);
    questions.shutdownNow();
    long end = System.nanoTime() + DRAIN.toNanos();
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
          LOG.warnf(
              "%s did not end in %d s; the cloud will hand its messages out again",
              thread.getName(), DRAIN.toSeconds());
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
