// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.DeadlineExceededException;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.pubsub.v1.stub.GrpcPublisherStub;
import com.google.cloud.pubsub.v1.stub.GrpcSubscriberStub;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.cloud.pubsub.v1.stub.PublisherStubSettings;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStubSettings;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import dev.helios.testkit.pubsub.PubSubProcess;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Pub/Sub in a process of its own, and a client of it. */
final class PubSubStandIn implements AutoCloseable {
  private static final int BATCH = 500;
  private static final int WEEK = 7 * 24 * 3_600;
  private static final String PROJECT = "projects/acme/";

  private final PubSubProcess process;
  private final ManagedChannel channel;
  private final PublisherStub topics;
  private final SubscriberStub subscriptions;

  PubSubStandIn(PubSubProcess process) throws IOException {
    this.process = process;
    this.channel = ManagedChannelBuilder.forTarget(process.address()).usePlaintext().build();
    FixedTransportChannelProvider provider =
        FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
    this.topics =
        GrpcPublisherStub.create(
            PublisherStubSettings.newBuilder()
                .setTransportChannelProvider(provider)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
    this.subscriptions =
        GrpcSubscriberStub.create(
            SubscriberStubSettings.newBuilder()
                .setTransportChannelProvider(provider)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
  }

  /** Our own, which keeps its messages in a file. */
  static PubSubStandIn own(Path folder) throws Exception {
    return new PubSubStandIn(PubSubProcess.own(folder, 1_000));
  }

  /** The same, but what a killed reader had comes again within nine seconds. */
  static PubSubStandIn hasty(Path folder) throws Exception {
    return new PubSubStandIn(PubSubProcess.own(folder, 150));
  }

  /** What a server needs to pull from the first, and to bring back from the second. */
  Map<String, String> environment(String subscription, String deadLetters) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PUBSUB_EMULATOR_HOST", process.address());
    environment.put("HELIOS_GCP_SUBSCRIPTIONS", subscription);
    environment.put("HELIOS_GCP_DLQ_SUBSCRIPTION", deadLetters);
    return environment;
  }

  String topic(String name) {
    String topic = PROJECT + "topics/" + name;
    topics.createTopicCallable().call(Topic.newBuilder().setName(topic).build());
    return topic;
  }

  /** A subscription that keeps what was acknowledged, as a seek needs it. */
  String subscription(String topic, String name) {
    Duration.Builder week = Duration.newBuilder().setSeconds(WEEK);
    Subscription.Builder settings =
        Subscription.newBuilder()
            .setName(PROJECT + "subscriptions/" + name)
            .setTopic(topic)
            .setAckDeadlineSeconds(10)
            .setRetainAckedMessages(true)
            .setMessageRetentionDuration(week);
    return subscriptions.createSubscriptionCallable().call(settings.build()).getName();
  }

  static PubsubMessage message(String data, Map<String, String> attributes) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(data))
        .putAllAttributes(attributes)
        .build();
  }

  /** Publishes them; the ids that they have got, in their order. */
  List<String> publish(String topic, List<PubsubMessage> messages) {
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += BATCH) {
      PublishRequest request =
          PublishRequest.newBuilder()
              .setTopic(topic)
              .addAllMessages(messages.subList(from, Math.min(messages.size(), from + BATCH)))
              .build();
      ids.addAll(topics.publishCallable().call(request).getMessageIdsList());
    }
    return ids;
  }

  /** Takes up to so many messages, which stay hidden for ten seconds. */
  List<ReceivedMessage> pull(String subscription, int max) {
    PullRequest request =
        PullRequest.newBuilder().setSubscription(subscription).setMaxMessages(max).build();
    try {
      return subscriptions.pullCallable().call(request).getReceivedMessagesList();
    } catch (DeadlineExceededException nothingCame) {
      return List.of();
    }
  }

  /** Takes so many messages for good, as a thief would. */
  List<PubsubMessage> steal(String subscription, int count) {
    List<PubsubMessage> loot = new ArrayList<>();
    while (loot.size() < count) {
      List<ReceivedMessage> some = pull(subscription, count - loot.size());
      List<String> ids = some.stream().map(ReceivedMessage::getAckId).toList();
      some.forEach(message -> loot.add(message.getMessage()));
      if (!ids.isEmpty()) {
        subscriptions
            .acknowledgeCallable()
            .call(
                AcknowledgeRequest.newBuilder()
                    .setSubscription(subscription)
                    .addAllAckIds(ids)
                    .build());
      }
    }
    return loot;
  }

  Stock.Durable stock(String subscription) {
    return new Stock.Durable() {
      @Override
      public long left() throws IOException {
        return process.backlog(subscription);
      }

      @Override
      public void killAndRestart() throws Exception {
        process.killAndRestart();
        channel.resetConnectBackoff();
      }
    };
  }

  @Override
  public void close() {
    topics.close();
    subscriptions.close();
    channel.shutdownNow();
    process.close();
  }
}
