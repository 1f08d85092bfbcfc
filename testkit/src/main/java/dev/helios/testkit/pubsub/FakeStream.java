// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.StreamingPullResponse.SubscriptionProperties;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One StreamingPull: the first request names the subscription and the deadline, and says how much
 * may be outstanding; every request may change deadlines.
 */
public final class FakeStream implements StreamObserver<StreamingPullRequest> {
  private static final int MOST_AT_ONCE = 200;

  private final FakeTopics topics;
  private final ServerCallStreamObserver<StreamingPullResponse> out;
  private final Set<String> outstanding = new HashSet<>();
  private String subscription = "";
  private int deadlineSeconds;
  private long most = Long.MAX_VALUE;
  private @Nullable SubscriptionProperties properties;
  private boolean over;

  FakeStream(FakeTopics topics, ServerCallStreamObserver<StreamingPullResponse> out) {
    this.topics = topics;
    this.out = out;
  }

  @Override
  public synchronized void onNext(StreamingPullRequest request) {
    try {
      if (subscription.isEmpty()) {
        begin(request);
      } else if (isPing(request) && !over) {
        out.onNext(StreamingPullResponse.getDefaultInstance());
      }
      topics.acknowledge(subscription, request.getAckIdsList());
      for (int i = 0; i < request.getModifyDeadlineAckIdsCount(); i++) {
        topics.modify(
            subscription,
            List.of(request.getModifyDeadlineAckIds(i)),
            request.getModifyDeadlineSeconds(i));
      }
    } catch (StatusRuntimeException e) {
      end(e.getStatus());
    }
  }

  /** The client closes a stream whose server does not answer these. */
  private static boolean isPing(StreamingPullRequest request) {
    return request.getAckIdsCount() == 0 && request.getModifyDeadlineAckIdsCount() == 0;
  }

  private void begin(StreamingPullRequest request) {
    Subscription settings = topics.settings(request.getSubscription());
    if (!settings.getPushConfig().getPushEndpoint().isEmpty()) {
      throw Status.FAILED_PRECONDITION.withDescription("push subscription").asRuntimeException();
    }
    subscription = request.getSubscription();
    deadlineSeconds = request.getStreamAckDeadlineSeconds();
    most = request.getMaxOutstandingMessages() > 0 ? request.getMaxOutstandingMessages() : most;
    properties =
        SubscriptionProperties.newBuilder()
            .setExactlyOnceDeliveryEnabled(settings.getEnableExactlyOnceDelivery())
            .setMessageOrderingEnabled(settings.getEnableMessageOrdering())
            .build();
  }

  /** Sends what may be sent now. */
  synchronized void pump() {
    if (over || subscription.isEmpty() || !out.isReady()) {
      return;
    }
    long room = most - topics.leased(subscription, outstanding);
    if (room <= 0) {
      return;
    }
    List<ReceivedMessage> messages =
        topics.pull(subscription, (int) Math.min(room, MOST_AT_ONCE), deadlineSeconds);
    if (!messages.isEmpty()) {
      messages.forEach(message -> outstanding.add(message.getAckId()));
      StreamingPullResponse.Builder response =
          StreamingPullResponse.newBuilder().addAllReceivedMessages(messages);
      if (properties != null) {
        response.setSubscriptionProperties(properties);
      }
      out.onNext(response.build());
    }
  }

  /** Ends the stream as a server does, in the middle. */
  synchronized void end(Status status) {
    if (!over) {
      over = true;
      out.onError(status.asRuntimeException());
    }
  }

  synchronized boolean isOver() {
    return over || out.isCancelled();
  }

  @Override
  public synchronized void onError(Throwable t) {
    over = true;
  }

  @Override
  public synchronized void onCompleted() {
    if (!over) {
      over = true;
      out.onCompleted();
    }
  }
}
