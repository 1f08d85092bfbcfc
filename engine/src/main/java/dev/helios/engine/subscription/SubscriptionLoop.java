// SPDX-License-Identifier: MIT
package dev.helios.engine.subscription;

import dev.helios.core.event.TenantId;
import dev.helios.engine.LogSettings;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads a subscription: polls, decodes, and hands over batch after batch. The topics must have been
 * declared. One thread runs it, once; any thread may close it.
 */
public final class SubscriptionLoop implements Runnable, AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final LogReading reading;
  private volatile boolean closing;

  /** Guards {@link #ended}: a consumer that is closed cannot be woken. */
  private final Object wakeup = new Object();

  private boolean ended;

  /** Connects in the background once {@link #run} is called. */
  public SubscriptionLoop(LogSettings log, Subscription<?> subscription) {
    this(
        new KafkaConsumer<>(
            ConsumerSettings.of(log, subscription.clientId(), subscription.start())),
        subscription,
        log.tenant(),
        System::nanoTime);
  }

  /**
   * @param tenant whose the records are that HELIOS has not written
   * @param nanoTime measures how long something takes
   */
  SubscriptionLoop(
      Consumer<byte[], byte[]> consumer,
      Subscription<?> subscription,
      TenantId tenant,
      LongSupplier nanoTime) {
    this.consumer = consumer;
    this.reading = reading(consumer, subscription, tenant, nanoTime);
  }

  private static <R> LogReading reading(
      Consumer<byte[], byte[]> consumer,
      Subscription<R> subscription,
      TenantId tenant,
      LongSupplier nanoTime) {
    LogBatchReader<R> batches = new LogBatchReader<>(subscription.records(), tenant);
    return switch (subscription.start()) {
      case StartPosition.Group group ->
          new GroupReading<>(consumer, subscription, group, batches, nanoTime);
      case StartPosition.Tail tail -> new AssignedReading<>(consumer, subscription, batches);
      case StartPosition.Table table -> new AssignedReading<>(consumer, subscription, batches);
      case StartPosition.Range range -> new AssignedReading<>(consumer, subscription, batches);
    };
  }

  /**
   * Reads until the range ends, the subscriber has enough, or it is closed. Throws what the broker
   * refuses, and what a subscriber without a group throws; a new loop may then be begun.
   */
  @Override
  public void run() {
    try {
      boolean more = reading.begin();
      while (more && !closing) {
        more = reading.next();
      }
    } catch (WakeupException e) {
      if (!closing) {
        throw e;
      }
    } finally {
      end();
    }
  }

  private void end() {
    synchronized (wakeup) {
      ended = true;
    }
    consumer.close();
  }

  /** Makes {@link #run} return soon; the batch that is being taken is finished first. */
  @Override
  public void close() {
    closing = true;
    synchronized (wakeup) {
      if (!ended) {
        consumer.wakeup();
      }
    }
  }
}
