// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.MessageHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs sources as their keeper does. */
final class Runs {
  private static final long LOOK = 20_000_000;

  private Runs() {}

  static SqsSource source(ElasticMq sqs, String queue, Duration visibility) {
    SqsSettings settings =
        new SqsSettings(
            queue,
            8,
            Duration.ofSeconds(2),
            visibility,
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5));
    return new SqsSource(sqs.access(), settings, InstantSource.system());
  }

  static List<String> orders(int from, int to) {
    return IntStream.range(from, to).mapToObj(Ledger::order).toList();
  }

  /** What a run ended with, null when it was closed. */
  static @Nullable Exception throwing(SqsSource source, MessageHandler intake) {
    try {
      source.run(intake);
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  /** Runs until closed: again after each fault. */
  static void again(SqsSource source, MessageHandler intake) {
    while (throwing(source, intake) != null) {
      LockSupport.parkNanos(LOOK);
    }
  }

  static void end(SqsSource source, Future<?> run) throws Exception {
    source.close();
    run.get();
  }

  static void until(Ledger ledger, int handed) {
    while (ledger.handed.get() < handed) {
      LockSupport.parkNanos(LOOK);
    }
  }

  static void untilEmpty(SqsSource source) throws AwsCallException {
    while (source.lag().orElseThrow().messages() > 0) {
      LockSupport.parkNanos(LOOK);
    }
  }
}
