// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.engine.subscription.Subscription;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A subscription to the log. A capability declares it as a bean, and {@link ServerLifecycle} reads
 * it, on a thread of its own, until the server stops.
 *
 * @param enabled whether this server reads it: most belong to a role
 * @param needs what it waits for before it begins
 * @param subscription asked for once, and only where it is read
 */
public record LogSubscription(
    boolean enabled, Set<Need> needs, Supplier<Subscription<?>> subscription) {

  public LogSubscription {
    needs = Set.copyOf(needs);
  }
}
