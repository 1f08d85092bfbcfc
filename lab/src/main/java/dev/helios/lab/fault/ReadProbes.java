// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Asks what people and load balancers ask, over and over, and keeps the longest waits. */
final class ReadProbes implements AutoCloseable {
  static final List<String> PATHS =
      List.of(
          "/api/v1/health/live",
          "/api/v1/health/ready",
          "/api/v1/health",
          "/api/v1/stats",
          "/api/v1/events?limit=1",
          "/api/v1/balance",
          "/metrics");

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int PAUSE_MILLIS = 200;

  private final ConcurrentMap<String, Long> slowest = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> last = new ConcurrentHashMap<>();
  private final List<Thread> askers;
  private volatile boolean stopping;

  ReadProbes(URI base) {
    askers = PATHS.stream().map(path -> Thread.ofVirtual().start(() -> ask(base, path))).toList();
  }

  private void ask(URI base, String path) {
    try (HttpConnection connection = new HttpConnection(base, PATIENCE_MILLIS)) {
      while (!stopping) {
        long start = System.nanoTime();
        Reply reply = connection.get(path);
        slowest.merge(path, (System.nanoTime() - start) / 1_000_000, Math::max);
        last.put(path, reply.word());
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last answer to a path, as a word. */
  String last(String path) {
    return last.getOrDefault(path, "none");
  }

  /** The longest wait for each path, in milliseconds, when all answers have come. */
  Map<String, Long> slowest() throws InterruptedException {
    stopping = true;
    for (Thread asker : askers) {
      asker.join();
    }
    return Map.copyOf(slowest);
  }

  @Override
  public void close() {
    stopping = true;
    askers.forEach(Thread::interrupt);
  }
}
