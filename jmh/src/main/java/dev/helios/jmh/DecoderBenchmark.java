// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.Decoder;
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
 * Question: what does it cost to read one request of each cloud into an event, its facts and its
 * content hash included?
 *
 * <p>Distribution: one order of about 500 bytes of data in the form that each cloud sends by
 * default, over and over; no broken input, no large batches. Mean of 15 iterations in 3 JVMs.
 *
 * <p>Command: {@code java -cp 'jmh/target/helios-jmh.jar:jmh/target/lib/*' org.openjdk.jmh.Main
 * DecoderBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class DecoderBenchmark {
  private final Decoder aws = Samples.DECODERS.forRoute(Decoders.AWS);
  private final Decoder gcp = Samples.DECODERS.forRoute(Decoders.GCP);
  private final Decoder azure = Samples.DECODERS.forRoute(Decoders.AZURE);
  private final RawDelivery eventBridge = Samples.eventBridge();
  private final RawDelivery pubSub = Samples.pubSub();
  private final RawDelivery eventGrid = Samples.eventGrid();

  @Benchmark
  public Reading eventBridge() {
    return aws.read(eventBridge);
  }

  @Benchmark
  public Reading pubSubWrapped() {
    return gcp.read(pubSub);
  }

  @Benchmark
  public Reading eventGridArray() {
    return azure.read(eventGrid);
  }
}
