// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.core.retry.Backoff;
import dev.helios.server.sources.SourceState.AskedLag;
import dev.helios.server.sources.SourceState.Phase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One source being run: again and again until it is closed, and asked now and then what waits. */
final class SupervisedSource {
  private static final Logger LOG = Logger.getLogger(SupervisedSource.class);
  private static final int FAILED_AFTER = 3;
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  /** A source that has run so long without a word against it is connected, if quiet. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Source source;
  private final MessageHandler intake;
  private final RandomGenerator chance;
  private final InstantSource clock;
  private final SourceState state;
  private final CountDownLatch closing = new CountDownLatch(1);

  SupervisedSource(
      Source source, MessageHandler intake, RandomGenerator chance, InstantSource clock) {
    this.source = source;
    this.intake = intake;
    this.chance = chance;
    this.clock = clock;
    this.state = new SourceState(source.name(), clock.instant());
  }

  SourceState state() {
    return state;
  }

  /** Runs the source until it is closed and everything under way is settled. */
  void run() {
    int failures = 0;
    while (!isClosing()) {
      state.enter(Phase.CONNECTING, clock.instant());
      String trouble = once();
      if (isClosing()) {
        break;
      }
      failures = state.phase() == Phase.RUNNING ? 1 : failures + 1;
      state.failed(trouble, clock.instant());
      state.enter(failures < FAILED_AFTER ? Phase.WAITING : Phase.FAILED, clock.instant());
      Duration pause = BACKOFF.pause(failures, chance);
      LOG.warnf(
          "source %s failed and will be tried again in %d ms: %s",
          source.name(), pause.toMillis(), trouble);
      await(pause);
    }
    state.enter(Phase.CLOSED, clock.instant());
  }

  /** Why it is over. */
  private String once() {
    try {
      source.run(this::take);
      return "it ended by itself";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
      return "interrupted";
    } catch (Exception | LinkageError e) {
      return SafeErrorText.of(e);
    }
  }

  private CompletionStage<MessageHandler.Settlement> take(FetchedMessage message) {
    state.alive(clock.instant());
    return intake
        .take(message)
        .whenComplete((fate, failure) -> state.settled(fate, clock.instant()));
  }

  /** Asks every so often what waits, and lets each question take no longer than the limit. */
  void watchLag(Duration every, Duration limit, ExecutorService threads) {
    Duration pause = QUIET.compareTo(every) < 0 ? QUIET : every;
    while (!await(pause)) {
      Future<Optional<Source.Lag>> asked;
      try {
        asked = threads.submit(source::lag);
      } catch (RejectedExecutionException closed) {
        return;
      }
      try {
        Optional<Source.Lag> lag = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        state.lag(lag.map(figure -> new AskedLag(figure, clock.instant())).orElse(null));
        state.quiet(QUIET, clock.instant());
      } catch (TimeoutException | ExecutionException noAnswer) {
        asked.cancel(true);
        state.lag(null);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      pause = every;
    }
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Stops fetching; {@link #run} ends when what is under way is settled. */
  void close() {
    closing.countDown();
    source.close();
  }

  /** Waits so long, or until it is closed; whether it is. */
  private boolean await(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
      return true;
    }
  }
}
