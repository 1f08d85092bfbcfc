// SPDX-License-Identifier: MIT
package dev.helios.core.log;

/**
 * Takes what a subscription reads, one batch at a time, on the thread of the subscription, which it
 * must not hold up. A subscriber that cannot take a batch now throws.
 */
@FunctionalInterface
public interface Subscriber<R> {
  Acceptance accept(LogBatch<R> batch);
}
