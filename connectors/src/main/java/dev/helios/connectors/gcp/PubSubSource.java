// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.core.ApiService;
import com.google.api.gax.batching.FlowControlSettings;
import com.google.cloud.pubsub.v1.AckReplyConsumerWithResponse;
import com.google.cloud.pubsub.v1.MessageReceiverWithAckResponse;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriberShutdownSettings;
import com.google.cloud.pubsub.v1.SubscriberShutdownSettings.ShutdownMode;
import com.google.pubsub.v1.PubsubMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import dev.helios.core.retry.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches from a pull subscription by StreamingPull. Messages are leased, the lease is extended
 * while they wait, and acknowledged only when the intake has kept them. On a subscription with
 * exactly-once delivery the acknowledgement's answer is awaited; one that failed leads to a
 * redelivery, which the gateway recognises.
 */
public final class PubSubSource implements Source {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final PubSubAccess access;
  private final PubSubSourceSettings settings;
  private final ReplayMarks marks;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong failedAcks = new AtomicLong();
  private volatile @Nullable MessageDispatcher handover;

  /**
   * @param marks which messages of this subscription a back-fill brings back; shared with {@link
   *     PubSubSeekBackfill}
   */
  public PubSubSource(
      PubSubAccess access, PubSubSourceSettings settings, ReplayMarks marks, InstantSource clock) {
    this.access = access;
    this.settings = settings;
    this.marks = marks;
    this.clock = clock;
  }

  @Override
  public SourceName name() {
    return new SourceName(Cloud.GCP, "pubsub", settings.subscription());
  }

  /** How many acknowledgements Pub/Sub did not confirm; each brings its message again. */
  public long failedAcks() {
    return failedAcks.get();
  }

  /**
   * What was fetched and is not settled: a lower bound. How much waits in the subscription is a
   * figure of Cloud Monitoring ({@code num_undelivered_messages}, {@code
   * oldest_unacked_message_age}) and no call of Pub/Sub tells it. Empty while nothing is fetched.
   */
  @Override
  public Optional<Lag> lag() {
    MessageDispatcher current = handover;
    if (current == null) {
      return Optional.empty();
    }
    Optional<Duration> oldest =
        current.oldest().map(published -> Duration.between(published, clock.instant()));
    return Optional.of(new Lag(current.size(), oldest));
  }

  @Override
  public void run(MessageHandler intake) throws Exception {
    StreamingPullMonitor watch = new StreamingPullMonitor(clock);
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("helios-pubsub").factory());
    try (PubSubConnection connection = PubSubConnection.open(access, watch)) {
      MessageDispatcher handing =
          new MessageDispatcher(
              intake,
              MessageDispatcher.Turns.of(scheduler),
              settings.atOnce(),
              new Backoff(settings.pause(), settings.maxPause()));
      handover = handing;
      fetch(subscriber(connection, handing), handing, watch);
    } finally {
      handover = null;
      scheduler.shutdownNow();
    }
  }

  private void fetch(Subscriber subscriber, MessageDispatcher handing, StreamingPullMonitor watch)
      throws IOException, InterruptedException {
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    subscriber.addListener(
        new ApiService.Listener() {
          @Override
          public void failed(ApiService.State from, Throwable cause) {
            failed.complete(cause);
          }
        },
        Runnable::run);
    subscriber.startAsync();
    try {
      awaitEnd(failed, watch);
    } finally {
      handing.stop();
      stop(subscriber);
    }
  }

  private void awaitEnd(CompletableFuture<Throwable> failed, StreamingPullMonitor watch)
      throws IOException, InterruptedException {
    while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      if (failed.isDone()) {
        throw refused(failed.join());
      }
      Optional<StreamingPullMonitor.Outage> outage = watch.outage();
      if (outage.isPresent() && outage.get().length().compareTo(settings.unreachable()) > 0) {
        throw new IOException(
            "Pub/Sub subscription %s: expected a stream, found none for %d s; last %s"
                .formatted(
                    settings.subscription(),
                    outage.get().length().toSeconds(),
                    outage.get().status()));
      }
    }
  }

  private IOException refused(Throwable cause) {
    String subscription = settings.subscription();
    return new IOException(
        "Pub/Sub subscription %s: %s; %s"
            .formatted(
                subscription,
                PubSubErrors.of(cause),
                PubSubErrors.cure(PubSubErrors.code(cause).orElse(null), subscription)),
        cause);
  }

  private void stop(Subscriber subscriber) {
    if (subscriber.state() == ApiService.State.FAILED) {
      return;
    }
    try {
      subscriber.stopAsync();
      subscriber.awaitTerminated(
          settings.drain().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | IllegalStateException ignored) {
      // What is still leased comes again when its lease ends.
    }
  }

  private Subscriber subscriber(PubSubConnection connection, MessageDispatcher handing) {
    MessageReceiverWithAckResponse receiver =
        (message, reply) -> handing.offer(pending(message, reply));
    Subscriber.Builder builder =
        Subscriber.newBuilder(settings.subscription(), receiver)
            .setChannelProvider(connection.channels())
            .setCredentialsProvider(connection.credentials())
            .setMaxAckExtensionPeriodDuration(settings.maxExtension())
            .setFlowControlSettings(
                FlowControlSettings.newBuilder()
                    .setMaxOutstandingElementCount((long) settings.maxMessages())
                    .setMaxOutstandingRequestBytes(settings.maxBytes())
                    .build())
            .setSubscriberShutdownSettings(
                SubscriberShutdownSettings.newBuilder()
                    .setMode(ShutdownMode.WAIT_FOR_PROCESSING)
                    .setTimeout(settings.drain())
                    .build());
    if (connection.endpoint() != null) {
      builder.setEndpoint(connection.endpoint());
    }
    return builder.build();
  }

  private MessageDispatcher.Pending pending(
      PubsubMessage message, AckReplyConsumerWithResponse reply) {
    String subscription = settings.subscription();
    Instant published = PubSubMessageMapper.publishTime(message);
    String replay = marks.nameFor(subscription, published);
    return new MessageDispatcher.Pending(
        PubSubMessageMapper.fetched(
            message, subscription, PubSubMessageMapper.attempt(message), replay),
        message.getOrderingKey(),
        published,
        new ConfirmedAck(reply, failedAcks::incrementAndGet));
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
