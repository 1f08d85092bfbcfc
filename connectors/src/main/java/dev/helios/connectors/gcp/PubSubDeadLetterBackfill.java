// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Subscription;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Brings back what Pub/Sub gave up delivering: pulls the dead-letter topic's subscription, hands in
 * what was first published in the range, and acknowledges what was kept. The rest is given back at
 * the end. Pub/Sub gives a dead letter a new message id, so an event that is no CloudEvent comes
 * back under an identity of its own: stable, so that a second run stores nothing twice, but not
 * that of the original, should that have been stored after all.
 */
public final class PubSubDeadLetterBackfill implements Backfill {
  private static final int LEASE_SECONDS = 600;
  private static final int ID_BATCH = 1_000;
  private static final Duration CALL = Duration.ofSeconds(20);
  private static final Duration SETTLEMENT_MAX = Duration.ofMinutes(2);

  private final PubSubAccess access;
  private final PubSubDeadLetterSettings settings;
  private final CountDownLatch closed = new CountDownLatch(1);

  public PubSubDeadLetterBackfill(PubSubAccess access, PubSubDeadLetterSettings settings) {
    this.access = access;
    this.settings = settings;
  }

  @Override
  public SourceName name() {
    return new SourceName(Cloud.GCP, "pubsub-dead-letters", settings.subscription());
  }

  @Override
  public String plan(Range range) throws Exception {
    try (PubSubConnection connection = PubSubConnection.open(access);
        SubscriberStub stub = connection.subscriptions(CALL)) {
      Subscription found =
          stub.getSubscriptionCallable()
              .call(
                  GetSubscriptionRequest.newBuilder()
                      .setSubscription(settings.subscription())
                      .build());
      return "Pull %s (of %s), hand in as replay %s what was first published from %s to %s and acknowledge it; give the rest back. How many wait there no call tells; Cloud Monitoring does (num_undelivered_messages)."
          .formatted(
              settings.subscription(), found.getTopic(), range.replay(), range.from(), range.to());
    } catch (ApiException e) {
      throw refused(e);
    }
  }

  @Override
  public void run(Range range, MessageHandler intake, Consumer<Progress> progress)
      throws Exception {
    try (PubSubConnection connection = PubSubConnection.open(access);
        SubscriberStub pulls = connection.subscriptions(settings.pullTimeout());
        SubscriberStub stub = connection.subscriptions(CALL)) {
      new Run(pulls, stub, range, intake, progress).all();
    } catch (ApiException e) {
      throw refused(e);
    }
  }

  private IOException refused(ApiException e) {
    String subscription = settings.subscription();
    return new IOException(
        "Pub/Sub subscription %s: %s; %s"
            .formatted(
                subscription,
                PubSubErrors.of(e),
                PubSubErrors.cure(PubSubErrors.code(e).orElse(null), subscription)),
        e);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /** One run with its counts. For one thread. */
  private final class Run {
    private final SubscriberStub pulls;
    private final SubscriberStub stub;
    private final Range range;
    private final MessageHandler intake;
    private final Consumer<Progress> progress;

    /** By message id: the same message may be pulled again, and only its newest lease counts. */
    private final Map<String, String> aside = new LinkedHashMap<>();

    private long found;
    private long handed;
    private int refusals;

    private Run(
        SubscriberStub pulls,
        SubscriberStub stub,
        Range range,
        MessageHandler intake,
        Consumer<Progress> progress) {
      this.pulls = pulls;
      this.stub = stub;
      this.range = range;
      this.intake = intake;
      this.progress = progress;
    }

    private void all() throws Exception {
      int empty = 0;
      try {
        while (empty < settings.emptyPulls() && !closed.await(0, TimeUnit.MILLISECONDS)) {
          List<ReceivedMessage> messages = pull();
          empty = messages.isEmpty() ? empty + 1 : 0;
          handIn(messages);
          if (aside.size() > settings.asideMax()) {
            throw new IOException(
                "%s: expected at most %d messages outside the range, found more; ask for a wider range"
                    .formatted(settings.subscription(), settings.asideMax()));
          }
        }
      } finally {
        lease(List.copyOf(aside.values()), 0);
      }
      progress.accept(
          new Progress("empty but for what lies outside the range", found, handed, true));
    }

    private List<ReceivedMessage> pull() {
      PullRequest request =
          PullRequest.newBuilder()
              .setSubscription(settings.subscription())
              .setMaxMessages(settings.pullMessages())
              .build();
      try {
        return pulls.pullCallable().call(request).getReceivedMessagesList();
      } catch (ApiException e) {
        if (PubSubErrors.code(e).orElse(Code.UNKNOWN) == Code.DEADLINE_EXCEEDED) {
          return List.of();
        }
        throw e;
      }
    }

    private void handIn(List<ReceivedMessage> messages) throws Exception {
      Map<ReceivedMessage, CompletableFuture<Settlement>> fates = new LinkedHashMap<>();
      List<String> outside = new ArrayList<>();
      for (ReceivedMessage received : messages) {
        DeadLetterMessage letter =
            new DeadLetterMessage(received.getMessage(), settings.subscription());
        boolean within =
            !letter.publishedAt().isBefore(range.from())
                && letter.publishedAt().isBefore(range.to());
        if (within) {
          fates.put(received, intake.take(letter.fetched(range.replay())).toCompletableFuture());
        } else {
          aside.put(received.getMessage().getMessageId(), received.getAckId());
          outside.add(received.getAckId());
        }
      }
      lease(outside, LEASE_SECONDS);
      settle(fates);
    }

    private void settle(Map<ReceivedMessage, CompletableFuture<Settlement>> fates)
        throws Exception {
      List<String> kept = new ArrayList<>();
      List<String> later = new ArrayList<>();
      for (Map.Entry<ReceivedMessage, CompletableFuture<Settlement>> entry : fates.entrySet()) {
        switch (settlement(entry.getValue())) {
          case ACK -> kept.add(entry.getKey().getAckId());
          case NACK -> later.add(entry.getKey().getAckId());
        }
      }
      acknowledge(kept);
      lease(later, 0);
      found += kept.size();
      handed += kept.size();
      if (!fates.isEmpty()) {
        progress.accept(new Progress("handing in", found, handed, false));
      }
      pauseAfter(!later.isEmpty());
    }

    /** What has no settlement in time is given back; handed in again it is a duplicate. */
    private Settlement settlement(CompletableFuture<Settlement> settlement)
        throws InterruptedException {
      try {
        return settlement.get(SETTLEMENT_MAX.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        return Settlement.NACK;
      }
    }

    private void pauseAfter(boolean refused) throws Exception {
      refusals = refused ? refusals + 1 : 0;
      if (refusals >= settings.tries()) {
        throw new IOException(
            "%s: the log could not take dead letters %d times in a row; they stay where they are"
                .formatted(settings.subscription(), refusals));
      }
      if (refused && closed.await(settings.pause().toMillis(), TimeUnit.MILLISECONDS)) {
        refusals = 0;
      }
    }

    private void acknowledge(List<String> ids) {
      for (int i = 0; i < ids.size(); i += ID_BATCH) {
        stub.acknowledgeCallable()
            .call(
                AcknowledgeRequest.newBuilder()
                    .setSubscription(settings.subscription())
                    .addAllAckIds(ids.subList(i, Math.min(i + ID_BATCH, ids.size())))
                    .build());
      }
    }

    private void lease(List<String> ids, int seconds) {
      for (int i = 0; i < ids.size(); i += ID_BATCH) {
        stub.modifyAckDeadlineCallable()
            .call(
                ModifyAckDeadlineRequest.newBuilder()
                    .setSubscription(settings.subscription())
                    .setAckDeadlineSeconds(seconds)
                    .addAllAckIds(ids.subList(i, Math.min(i + ID_BATCH, ids.size())))
                    .build());
      }
    }
  }
}
