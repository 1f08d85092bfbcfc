// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.engine.LogSettings;
import dev.helios.engine.subscription.Subscription;
import dev.helios.engine.subscription.SubscriptionLoop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads subscriptions until they are all ended together. Thread-safe. */
@ApplicationScoped
public class SubscriptionRunner {
  private final LogSettings log;
  private final Set<SubscriptionLoop> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  SubscriptionRunner(LogSettings log) {
    this.log = log;
  }

  /** Reads until closed; throws what the subscription could not go on after. */
  void run(Subscription<?> subscription) {
    SubscriptionLoop loop = new SubscriptionLoop(log, subscription);
    open.add(loop);
    if (closing) {
      loop.close();
    }
    try {
      loop.run();
    } finally {
      open.remove(loop);
    }
  }

  /** Makes every run return soon; the batches that are being taken are finished first. */
  void close() {
    closing = true;
    open.forEach(SubscriptionLoop::close);
  }
}
