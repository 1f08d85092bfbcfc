// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.Subscription;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings back what a subscription still retains, by seeking it to the start of the range. The
 * messages come through the subscription's own {@link PubSubSource}, which has to run in the same
 * process and to share the {@link ReplayMarks}; the intake given to {@link #run} is not used.
 *
 * <p>A seek moves the whole subscription: what was published after the range comes again too (as an
 * ordinary delivery, a duplicate), and what still waited from before the range counts as
 * acknowledged. The snapshot taken before is the way back.
 */
public final class PubSubSeekBackfill implements Backfill {
  private final PubSubAccess access;
  private final SeekSettings settings;
  private final ReplayMarks marks;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);

  public PubSubSeekBackfill(
      PubSubAccess access, SeekSettings settings, ReplayMarks marks, InstantSource clock) {
    this.access = access;
    this.settings = settings;
    this.marks = marks;
    this.clock = clock;
  }

  @Override
  public SourceName name() {
    return new SourceName(Cloud.GCP, "pubsub-seek", settings.subscription());
  }

  @Override
  public String plan(Range range) throws Exception {
    try (PubSubConnection connection = PubSubConnection.open(access);
        SubscriberStub stub = connection.subscriptions(settings.timeout())) {
      Retained retained = retained(stub);
      Instant earliest = clock.instant().minus(retained.reach());
      StringBuilder plan = new StringBuilder();
      plan.append("Seek ").append(settings.subscription()).append(" back to ").append(range.from());
      plan.append(settings.snapshot() ? ", after taking a snapshot. " : ", without a snapshot. ");
      plan.append("Messages published before ").append(range.to());
      plan.append(" come back as replay ").append(range.replay());
      plan.append("; those published since come again as duplicates; those from before ");
      plan.append(range.from()).append(" that still wait are given up. ");
      plan.append(retained.words());
      if (range.from().isBefore(earliest)) {
        plan.append(" What was published before ").append(earliest).append(" is not retained.");
      }
      return plan.toString();
    }
  }

  @Override
  public void run(Range range, MessageHandler intake, Consumer<Progress> progress)
      throws Exception {
    try (PubSubConnection connection = PubSubConnection.open(access);
        SubscriberStub stub = connection.subscriptions(settings.timeout())) {
      Retained retained = retained(stub);
      if (retained.reach().isZero()) {
        throw new IOException(settings.subscription() + ": " + retained.words());
      }
      long before = marks.seen(range.replay());
      if (settings.snapshot()) {
        snapshot(stub, range);
      }
      // First the mark: the first message may be here before the answer is.
      marks.add(settings.subscription(), range.from(), range.to(), clock.instant(), range.replay());
      seek(stub, range.from());
      progress.accept(new Progress("sought", 0, 0, false));
      awaitQuiet(range.replay(), before, progress);
    }
  }

  private void awaitQuiet(String replay, long before, Consumer<Progress> progress)
      throws InterruptedException {
    Instant end = clock.instant().plus(settings.atMost());
    Instant quietAt = clock.instant().plus(settings.quiet());
    long look = Math.clamp(settings.quiet().toMillis() / 10, 1, 1_000);
    long seen = 0;
    boolean quiet = false;
    while (!quiet && clock.instant().isBefore(end) && !closed.await(look, TimeUnit.MILLISECONDS)) {
      long now = marks.seen(replay) - before;
      if (now > seen) {
        seen = now;
        quietAt = clock.instant().plus(settings.quiet());
        progress.accept(new Progress("coming back", seen, 0, false));
      }
      quiet = !clock.instant().isBefore(quietAt);
    }
    progress.accept(
        new Progress(quiet ? "nothing more comes" : "still coming; not waited for", seen, 0, true));
  }

  private void seek(SubscriberStub stub, Instant from) throws IOException {
    Timestamp time =
        Timestamp.newBuilder().setSeconds(from.getEpochSecond()).setNanos(from.getNano()).build();
    SeekRequest request =
        SeekRequest.newBuilder().setSubscription(settings.subscription()).setTime(time).build();
    try {
      stub.seekCallable().call(request);
    } catch (ApiException e) {
      throw refused("seek", e);
    }
  }

  private void snapshot(SubscriberStub stub, Range range) throws IOException {
    String name =
        "projects/%s/snapshots/helios-%s-%d"
            .formatted(
                ResourceNames.project(settings.subscription()),
                range.replay(),
                clock.instant().getEpochSecond());
    CreateSnapshotRequest request =
        CreateSnapshotRequest.newBuilder()
            .setName(name)
            .setSubscription(settings.subscription())
            .build();
    try {
      stub.createSnapshotCallable().call(request);
    } catch (ApiException e) {
      throw refused("snapshot " + name, e);
    }
  }

  private Retained retained(SubscriberStub stub) throws IOException {
    GetSubscriptionRequest request =
        GetSubscriptionRequest.newBuilder().setSubscription(settings.subscription()).build();
    try {
      return Retained.of(stub.getSubscriptionCallable().call(request));
    } catch (ApiException e) {
      throw refused("look", e);
    }
  }

  private IOException refused(String what, ApiException e) {
    String subscription = settings.subscription();
    return new IOException(
        "%s, %s: %s; %s"
            .formatted(
                subscription,
                what,
                PubSubErrors.of(e),
                PubSubErrors.cure(PubSubErrors.code(e).orElse(null), subscription)),
        e);
  }

  /**
   * How far back acknowledged messages can be had.
   *
   * @param reach zero where they are gone at once
   */
  private record Retained(Duration reach, String words) {
    static Retained of(Subscription subscription) {
      Duration topic =
          Duration.ofSeconds(subscription.getTopicMessageRetentionDuration().getSeconds());
      Duration own =
          subscription.getRetainAckedMessages()
              ? Duration.ofSeconds(subscription.getMessageRetentionDuration().getSeconds())
              : Duration.ZERO;
      Duration reach = topic.compareTo(own) > 0 ? topic : own;
      if (!subscription.getPushConfig().getPushEndpoint().isEmpty()) {
        return new Retained(
            Duration.ZERO,
            "It is a push subscription: what a seek brings back would come unmarked, as duplicates."
                + " Seek a pull subscription of the same topic.");
      }
      return new Retained(
          reach,
          reach.isZero()
              ? "It retains nothing that was acknowledged: set retain_acked_messages, or a retention"
                  + " of the topic."
              : "Retained: " + reach.toHours() + " h.");
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
