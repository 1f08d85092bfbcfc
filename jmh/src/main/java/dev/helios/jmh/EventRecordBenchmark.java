// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import dev.helios.core.event.Event;
import dev.helios.engine.EventRecords;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
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
 * Question: what does it cost to write an event as a record of the log, and to read it back, which
 * event writer, feed and reconciler each do for every event?
 *
 * <p>Distribution: one EventBridge order of about 500 bytes of data, over and over; without the
 * network and without Kafka's own batching. Mean of 15 iterations in 3 JVMs.
 *
 * <p>Command: {@code java -cp 'jmh/target/helios-jmh.jar:jmh/target/lib/*' org.openjdk.jmh.Main
 * EventRecordBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class EventRecordBenchmark {
  private final Event event = Samples.event(Samples.eventBridge());
  private final ProducerRecord<byte[], byte[]> record = EventRecords.write(event);

  @Benchmark
  public ProducerRecord<byte[], byte[]> write() {
    return EventRecords.write(event);
  }

  @Benchmark
  public Event read() {
    return EventRecords.read(record.headers(), record.value());
  }
}
