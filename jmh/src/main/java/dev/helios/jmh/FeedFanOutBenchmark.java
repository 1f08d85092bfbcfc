// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.server.feed.FeedClient;
import dev.helios.server.feed.FeedFilter;
import dev.helios.server.feed.FeedHub;
import dev.helios.server.feed.FeedMetrics;
import dev.helios.server.feed.Rates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Question: what does an event cost the live feed, from a decoded record to the frames in the hands
 * of every client's socket, and how does that grow with the clients?
 *
 * <p>Distribution: a hundred orders of about 300 bytes of data as one batch of the tail; clients
 * that want everything, or one cloud each; sockets that take a frame at once. Without the network.
 *
 * <p>Command: {@code java -cp
 * 'jmh/target/helios-jmh.jar:jmh/target/lib/*:server/target/quarkus-app/app/*:server/target/quarkus-app/lib/main/*'
 * org.openjdk.jmh.Main FeedFanOutBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class FeedFanOutBenchmark {
  private static final int BATCH = 100;
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** How many clients there are. */
  @Param({"0", "1", "50"})
  public int clients;

  /** Whether each wants one cloud only, so that frames cannot be shared. */
  @Param({"false", "true"})
  public boolean filtered;

  private final List<Logged<Event>> events =
      IntStream.range(0, BATCH).mapToObj(n -> event(n)).toList();
  private final Cursor start = Cursor.start(2).with(0, 0).with(1, 0);
  private final Cursor after = start.with(0, BATCH);
  private FeedHub hub = hub();

  private static FeedHub hub() {
    return new FeedHub(() -> NOW, 20_000, new FeedMetrics(new SimpleMeterRegistry()), new Rates());
  }

  private static Logged<Event> event(int n) {
    String data =
        """
        {"order_id":"ORD-%d","customer_id":"CUST-7","amount":120.50,"currency":"EUR","quantity":3,\
        "lines":[{"sku":"KB-7231-DE","name":"Keyboard, mechanical","quantity":2,"price":79.95},\
        {"sku":"MS-1180","name":"Mouse, wireless","quantity":1,"price":34.50}],"channel":"web",\
        "note":"Leave with the neighbour when nobody opens."}\
        """
            .formatted(n);
    Identity identity = new Identity(TenantId.DEFAULT, Cloud.AWS, "com.example.shop", "event-" + n);
    Event event =
        Event.of(
            identity,
            "OrderPlaced",
            null,
            NOW,
            "application/json",
            Bytes.utf8(data),
            Map.of(),
            null,
            NOW);
    return new Logged<>(event, new Position(0, n), NOW);
  }

  /** Lets the clients in. */
  @Setup(Level.Iteration)
  public void open(Blackhole sockets) {
    hub = hub();
    hub.started(start);
    FeedFilter filter =
        FeedFilter.of(
                TenantId.DEFAULT,
                name -> Optional.of("aws").filter(cloud -> filtered && name.equals("cloud")))
            .orElseThrow();
    for (int i = 0; i < clients; i++) {
      FeedClient client =
          new FeedClient(
              filter,
              5_000,
              start,
              frame -> {
                sockets.consume(frame);
                return CompletableFuture.completedFuture(null);
              },
              () -> {
                throw new IllegalStateException("a socket that never fails has failed");
              });
      if (hub.join(client) != FeedHub.Nearness.IN) {
        throw new IllegalStateException("expected the hub to let a new client in");
      }
    }
  }

  /** One batch to everybody; the figure is for one event. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void feed() {
    hub.events(events, after);
  }
}
