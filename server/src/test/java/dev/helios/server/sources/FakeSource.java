// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.wire.Decoders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A queue in memory: what is offered is handed out until the intake keeps it. Runs fail as often as
 * it is told. Thread-safe.
 */
final class FakeSource implements Source {
  final AtomicInteger runs = new AtomicInteger();
  final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger failures;
  private final BlockingQueue<FetchedMessage> queue = new LinkedBlockingQueue<>();
  private final SourceName name;
  private volatile boolean closed;

  FakeSource(String name, int failures) {
    this.name = new SourceName(Cloud.AWS, "fake", name);
    this.failures = new AtomicInteger(failures);
  }

  static FetchedMessage order(String id) {
    String body =
        """
        {"version":"0","id":"%s","detail-type":"OrderPlaced","source":"shop","account":"1",\
        "time":"2026-11-22T11:59:00Z","region":"eu-west-1",\
        "detail":{"order_id":"O-%s","customer_id":"C-1","amount":1}}"""
            .formatted(id, id);
    return message(Decoders.AWS, body, null);
  }

  static FetchedMessage message(String route, String body, @Nullable String replay) {
    return new FetchedMessage(
        route,
        Map.of("content-type", "application/json"),
        Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
        replay);
  }

  void offer(FetchedMessage message) {
    queue.add(message);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public SourceName name() {
    return name;
  }

  @Override
  public void run(MessageHandler intake) throws Exception {
    runs.incrementAndGet();
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("no route to queue, AccountKey=geheim; tried");
    }
    while (!closed) {
      FetchedMessage message = queue.poll(5, TimeUnit.MILLISECONDS);
      if (message != null
          && intake.take(message).toCompletableFuture().get() != MessageHandler.Settlement.ACK) {
        queue.add(message);
      }
    }
    ended.countDown();
  }

  @Override
  public Optional<Lag> lag() {
    return Optional.of(new Lag(queue.size(), Optional.of(Duration.ofSeconds(3))));
  }

  @Override
  public void close() {
    closed = true;
  }
}
