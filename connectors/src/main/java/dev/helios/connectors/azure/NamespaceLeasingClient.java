// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.flow.LeasingClient;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.wire.Decoders;
import dev.helios.wire.cloudevents.CloudEvents;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A namespace subscription as a leasing client. */
final class NamespaceLeasingClient implements LeasingClient<LockedEvent> {
  private static final int RECEIVE_MAX = 32;
  private static final int LOCKS_MAX = 100;
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int RECEIVE_TRIES = 4;
  private static final int SETTLE_TRIES = 3;

  private final NamespaceClient client;
  private final String subscription;
  private final AtomicReference<@Nullable CompletableFuture<?>> waiting = new AtomicReference<>();
  private volatile boolean stopped;

  NamespaceLeasingClient(NamespaceClient client, String subscription) {
    this.client = client;
    this.subscription = subscription;
  }

  @Override
  public int batch() {
    return LOCKS_MAX;
  }

  @Override
  public List<LockedEvent> fetch(int max) throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return received(Math.min(max, RECEIVE_MAX));
      } catch (NamespaceClient.Refused e) {
        if (!e.asksAgain() || tries == RECEIVE_TRIES) {
          throw e;
        }
        NamespaceClient.pause(tries, e.retryAfter());
      } catch (CancellationException e) {
        return List.of();
      }
    }
  }

  private List<LockedEvent> received(int max) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> call = client.receiving(max, WAIT);
    waiting.set(call);
    if (stopped) {
      call.cancel(true);
    }
    try {
      return client.received(NamespaceClient.ended(call, client.where()));
    } finally {
      waiting.set(null);
    }
  }

  @Override
  public FetchedMessage message(LockedEvent lease) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", CloudEvents.ONE);
    headers.put("aeg-event-type", "Notification");
    headers.put("aeg-subscription-name", subscription);
    if (!lease.deliveryCount().isEmpty()) {
      headers.put("aeg-delivery-count", lease.deliveryCount());
    }
    return new FetchedMessage(Decoders.AZURE, headers, lease.event(), null);
  }

  /**
   * Acknowledges, and again what was not: what stays unacknowledged comes back as a duplicate, but
   * may end among the dead letters when it does so too often.
   */
  @Override
  public void settle(List<LockedEvent> leases) throws IOException, InterruptedException {
    Set<String> left = locks(leases);
    for (int tries = 1; tries <= SETTLE_TRIES && !left.isEmpty(); tries++) {
      if (tries > 1) {
        NamespaceClient.pause(tries - 1, Duration.ZERO);
      }
      left = client.locks("acknowledge", "", left).failed();
    }
  }

  @Override
  public void giveBack(List<LockedEvent> leases) throws IOException, InterruptedException {
    client.locks("release", "&releaseDelayInSeconds=0", locks(leases));
  }

  @Override
  public void renew(List<LockedEvent> leases) throws IOException, InterruptedException {
    client.locks("renewLock", "", locks(leases));
  }

  @Override
  public void stop() {
    stopped = true;
    CompletableFuture<?> call = waiting.get();
    if (call != null) {
      call.cancel(true);
    }
  }

  private static Set<String> locks(List<LockedEvent> leases) {
    return leases.stream().map(LockedEvent::lock).collect(Collectors.toSet());
  }
}
