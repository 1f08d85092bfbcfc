// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Examination;
import dev.helios.core.gateway.Gateway;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does the gateway's own judgement cost for a sound event: its rules, the digest
 * that stands for its identity, and the making of an event with facts and content hash?
 *
 * <p>Distribution: one EventBridge order of about 500 bytes of data, over and over; nothing is
 * refused. Mean of 15 iterations in 3 JVMs.
 *
 * <p>Command: {@code java -cp 'jmh/target/helios-jmh.jar:jmh/target/lib/*' org.openjdk.jmh.Main
 * GatewayBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class GatewayBenchmark {
  private final Delivery.Readable delivery = Samples.delivery(Samples.eventBridge());
  private final Event event = delivery.event();

  @Benchmark
  public Examination examine() {
    return Gateway.examine(delivery);
  }

  @Benchmark
  public Digest identityDigest() {
    return event.identity().digest();
  }

  /** The content hash comes with the facts: that is how events are made. */
  @Benchmark
  public Event factsAndContentHash() {
    return Event.of(
        event.identity(),
        event.type(),
        event.subject(),
        event.occurredAt(),
        event.contentType(),
        event.data(),
        event.extensions(),
        event.replay(),
        event.receivedAt());
  }
}
