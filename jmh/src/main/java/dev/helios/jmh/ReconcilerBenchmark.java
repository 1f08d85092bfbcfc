// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.Match;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.core.reconcile.Case;
import dev.helios.core.reconcile.Input;
import dev.helios.core.reconcile.Reconciler;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.text.CaseCodec;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * Question: what does it cost to take one order from its first sighting to a matched verdict, and
 * to put its case into the state store and out again, which happens once a sighting?
 *
 * <p>Distribution: one order with its three events in time and in agreement, over and over, by a
 * flow like the shipped one; no late, missing or differing events. Without Kafka Streams and
 * RocksDB. Mean of 15 iterations in 3 JVMs.
 *
 * <p>Command: {@code java -cp 'jmh/target/helios-jmh.jar:jmh/target/lib/*' org.openjdk.jmh.Main
 * ReconcilerBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class ReconcilerBenchmark {
  private static final String FULFILMENT =
      """
      flow: order-fulfilment
      version: 1
      key: order_id
      window: 30s
      steps:
        placed:   { cloud: aws,   type: OrderPlaced }
        paid:     { cloud: gcp,   type: PaymentProcessed }
        reserved: { cloud: azure, type: InventoryReserved, deadline: 45s }
      order:
        - [placed, paid]
        - [placed, reserved]
      agree:
        - { fields: [placed.amount, paid.amount], tolerance: "0.01" }
        - { fields: [placed.quantity, reserved.quantity] }
      exposure: { amount: placed.amount, currency: placed.currency }
      """;

  private final Flow flow = flow();
  private final FlowMatcher matcher = new FlowMatcher(flow);
  private final List<Event> events =
      List.of(
          Samples.event(Samples.eventBridge()),
          Samples.event(Samples.pubSub()),
          Samples.event(Samples.eventGrid()));
  private final Input progress = progress(Samples.NOW);
  private final Case matched = matched();
  private final byte[] encoded = CaseCodec.encode(matched);

  /** Matching against the flow is part of it, once for each event. */
  @Benchmark
  public final Case threeSightingsToMatched() {
    Case current = Case.open(flow, TenantId.DEFAULT, "BENCH-sample-0");
    for (Event event : events) {
      if (matcher.match(event, null) instanceof Match.Seen seen) {
        current = Reconciler.apply(current, flow, progress, new Input.Seen(seen.sighting()));
      }
    }
    return current;
  }

  @Benchmark
  public byte[] encodeCase() {
    return CaseCodec.encode(matched);
  }

  @Benchmark
  public Case decodeCase() {
    return CaseCodec.decode(encoded);
  }

  private Case matched() {
    Case judged = threeSightingsToMatched();
    if (judged.status() != Status.MATCHED) {
      throw new IllegalStateException("expected a matched case, found " + judged.status());
    }
    return judged;
  }

  private static Input progress(Instant now) {
    SourceWatermark heard = SourceWatermark.first(now, now);
    return new Input.Progress(
        Watermarks.ofClouds(
            TenantId.DEFAULT, Map.of(Cloud.AWS, heard, Cloud.GCP, heard, Cloud.AZURE, heard)));
  }

  private static Flow flow() {
    if (FlowParser.parse(FULFILMENT) instanceof ParsedFlow.Valid valid) {
      return valid.flow();
    }
    throw new IllegalStateException("expected a valid flow");
  }
}
