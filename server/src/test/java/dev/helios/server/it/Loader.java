// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import dev.helios.testkit.Await;
import dev.helios.testkit.Sha256Hex;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Posts events over every route until it is told to stop, each until it is acknowledged, and keeps
 * a ledger: what was acknowledged must be stored once, with these bytes. Thread-safe.
 */
final class Loader implements AutoCloseable {
  /** The status where no answer came. */
  static final int NOBODY = 0;

  private static final int SENDERS = 4;
  private static final int EVENTS_MAX = 20_000;
  private static final long RETRY_NANOS = 50_000_000;

  private final Client client;
  private final String prefix;
  private final AtomicInteger number = new AtomicInteger();
  private final ConcurrentMap<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();
  private final List<Thread> senders;
  private volatile boolean stopping;

  private Loader(Client client, String prefix) {
    this.client = client;
    this.prefix = prefix;
    this.senders =
        java.util.stream.IntStream.range(0, SENDERS)
            .mapToObj(i -> Thread.ofVirtual().name("sender-" + i).unstarted(this::send))
            .toList();
  }

  static Loader start(Client client, String prefix) {
    Loader loader = new Loader(client, prefix);
    loader.senders.forEach(Thread::start);
    return loader;
  }

  private void send() {
    while (!stopping) {
      int n = number.incrementAndGet();
      if (n > EVENTS_MAX) {
        return;
      }
      Sending sending = sending(n);
      while (!isAcknowledged(sending) && !stopping) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  /** One event on its way: what names it in the ledger, and how it is posted. */
  private record Sending(String name, String hash, Envelope door, byte[] body) {}

  private Sending sending(int n) {
    String id = prefix + "-" + n;
    String data =
        "{\"order_id\":\"%s\", \"n\" : %d, \"pad\":\"%s\"}".formatted(id, n, "x".repeat(n % 200));
    Envelope door = Envelope.values()[n % Envelope.values().length];
    String cloud =
        switch (door) {
          case AWS -> "aws";
          case GCP -> "gcp";
          case AZURE -> "azure";
          case CLOUDEVENT, DIRECT -> "direct";
        };
    byte[] body = Goldens.utf8(door.event(id, data));
    return new Sending(cloud + " " + id, Sha256Hex.of(Goldens.utf8(data)), door, body);
  }

  private boolean isAcknowledged(Sending sending) {
    try {
      Answer answer = sending.door().post(client, sending.body());
      if (answer.status() / 100 == 2) {
        String fate = fate(answer);
        if (!fate.equals("accepted") && !fate.equals("duplicate")) {
          failures.add(answer.toString());
        }
        acknowledged.put(sending.name(), sending.hash());
        return true;
      }
      if (answer.status() != 503 || answer.header("retry-after").isEmpty()) {
        failures.add(answer.toString());
      }
      refusals.add(answer.status());
    } catch (HttpTimeoutException hanging) {
      failures.add("no answer in time: " + hanging);
    } catch (IOException serverAway) {
      refusals.add(NOBODY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return false;
  }

  private static String fate(Answer answer) {
    String single = answer.json().path("status").asText();
    return answer.json().has("results") ? answer.json().at("/results/0/status").asText() : single;
  }

  int count() {
    return acknowledged.size();
  }

  /** Waits until this many more events have been acknowledged. */
  void awaitMore(int more) throws Exception {
    int goal = count() + more;
    Await.until(more + " more events are acknowledged", () -> count() >= goal);
  }

  /** Waits until a request has been answered this way. */
  void awaitStatus(int status) throws Exception {
    Await.until("an answer " + status, () -> refusals.contains(status));
  }

  /** Answers that no sender may get, whatever has been killed. */
  Set<String> failures() {
    return failures;
  }

  /** What has been acknowledged: cloud and id, with the hash of the data. */
  Map<String, String> ledger() {
    return Map.copyOf(acknowledged);
  }

  /** The ids of what has been acknowledged. */
  Set<String> ids() {
    return acknowledged.keySet().stream()
        .map(name -> name.substring(name.indexOf(' ') + 1))
        .collect(Collectors.toSet());
  }

  /** Stops sending and waits for the answers under way. */
  void stop() {
    stopping = true;
    for (Thread sender : senders) {
      try {
        sender.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    stop();
  }
}
