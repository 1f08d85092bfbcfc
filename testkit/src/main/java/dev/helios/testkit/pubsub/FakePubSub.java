// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.iam.v1.TestIamPermissionsResponse;
import com.google.protobuf.Any;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.SeekResponse;
import com.google.pubsub.v1.Snapshot;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.rpc.ErrorInfo;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A Pub/Sub server of the published service definitions, as far as HELIOS calls it. It holds no
 * state: it may be stopped at any moment and another started on its port.
 */
public final class FakePubSub implements AutoCloseable {
  private static final String SUBSCRIBER = "google.pubsub.v1.Subscriber";
  private static final String PUBLISHER = "google.pubsub.v1.Publisher";
  private static final String IAM = "google.iam.v1.IAMPolicy";

  private final FakeTopics topics;
  private final List<FakeStream> streams = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService pump =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Server server;

  private FakePubSub(FakeTopics topics, int port) throws IOException {
    this.topics = topics;
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
            .addService(subscriber())
            .addService(publisher())
            .addService(iam())
            .build()
            .start();
    pump.scheduleWithFixedDelay(this::pump, 5, 5, TimeUnit.MILLISECONDS);
  }

  /**
   * @param port 0 for a free one
   */
  public static FakePubSub start(FakeTopics topics, int port) throws IOException {
    return new FakePubSub(topics, port);
  }

  public int port() {
    return server.getPort();
  }

  /** Ends every stream, as the service does from time to time. */
  public void cutStreams() {
    streams.forEach(stream -> stream.end(Status.UNAVAILABLE.withDescription("stream was cut")));
  }

  private void pump() {
    streams.removeIf(FakeStream::isOver);
    streams.forEach(FakeStream::pump);
  }

  private ServerServiceDefinition subscriber() {
    MethodDescriptor<StreamingPullRequest, StreamingPullResponse> streamingPull =
        method(
            SUBSCRIBER,
            "StreamingPull",
            MethodType.BIDI_STREAMING,
            StreamingPullRequest.getDefaultInstance(),
            StreamingPullResponse.getDefaultInstance());
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(SUBSCRIBER);
    service.addMethod(
        streamingPull,
        ServerCalls.asyncBidiStreamingCall(
            out -> {
              FakeStream stream =
                  new FakeStream(topics, (ServerCallStreamObserver<StreamingPullResponse>) out);
              streams.add(stream);
              return stream;
            }));
    unary(
        service,
        SUBSCRIBER,
        "Pull",
        PullRequest.getDefaultInstance(),
        PullResponse.getDefaultInstance(),
        this::pull);
    unary(
        service,
        SUBSCRIBER,
        "Acknowledge",
        AcknowledgeRequest.getDefaultInstance(),
        Empty.getDefaultInstance(),
        this::acknowledge);
    unary(
        service,
        SUBSCRIBER,
        "ModifyAckDeadline",
        ModifyAckDeadlineRequest.getDefaultInstance(),
        Empty.getDefaultInstance(),
        this::modify);
    unary(
        service,
        SUBSCRIBER,
        "GetSubscription",
        GetSubscriptionRequest.getDefaultInstance(),
        Subscription.getDefaultInstance(),
        request -> topics.settings(request.getSubscription()));
    unary(
        service,
        SUBSCRIBER,
        "CreateSubscription",
        Subscription.getDefaultInstance(),
        Subscription.getDefaultInstance(),
        this::subscribe);
    unary(
        service,
        SUBSCRIBER,
        "Seek",
        SeekRequest.getDefaultInstance(),
        SeekResponse.getDefaultInstance(),
        this::seek);
    unary(
        service,
        SUBSCRIBER,
        "CreateSnapshot",
        CreateSnapshotRequest.getDefaultInstance(),
        Snapshot.getDefaultInstance(),
        request -> Snapshot.newBuilder().setName(request.getName()).build());
    return service.build();
  }

  private ServerServiceDefinition publisher() {
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(PUBLISHER);
    unary(
        service,
        PUBLISHER,
        "CreateTopic",
        Topic.getDefaultInstance(),
        Topic.getDefaultInstance(),
        this::createTopic);
    unary(
        service,
        PUBLISHER,
        "GetTopic",
        GetTopicRequest.getDefaultInstance(),
        Topic.getDefaultInstance(),
        this::topic);
    unary(
        service,
        PUBLISHER,
        "Publish",
        PublishRequest.getDefaultInstance(),
        PublishResponse.getDefaultInstance(),
        this::publish);
    return service.build();
  }

  private static ServerServiceDefinition iam() {
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(IAM);
    unary(
        service,
        IAM,
        "TestIamPermissions",
        TestIamPermissionsRequest.getDefaultInstance(),
        TestIamPermissionsResponse.getDefaultInstance(),
        FakePubSub::granted);
    return service.build();
  }

  /** Everything is granted but on resources whose name says otherwise. */
  private static TestIamPermissionsResponse granted(TestIamPermissionsRequest request) {
    TestIamPermissionsResponse.Builder response = TestIamPermissionsResponse.newBuilder();
    return request.getResource().contains("forbidden")
        ? response.build()
        : response.addAllPermissions(request.getPermissionsList()).build();
  }

  private PullResponse pull(PullRequest request) {
    return PullResponse.newBuilder()
        .addAllReceivedMessages(
            topics.pull(request.getSubscription(), request.getMaxMessages(), 10))
        .build();
  }

  private Empty acknowledge(AcknowledgeRequest request) {
    Set<String> failed = topics.acknowledge(request.getSubscription(), request.getAckIdsList());
    return settled(request.getSubscription(), failed);
  }

  private Empty modify(ModifyAckDeadlineRequest request) {
    Set<String> failed =
        topics.modify(
            request.getSubscription(), request.getAckIdsList(), request.getAckDeadlineSeconds());
    return settled(request.getSubscription(), failed);
  }

  /** Only with exactly-once delivery does the service say what it could not settle. */
  private Empty settled(String subscription, Set<String> failed) {
    if (failed.isEmpty() || !topics.settings(subscription).getEnableExactlyOnceDelivery()) {
      return Empty.getDefaultInstance();
    }
    ErrorInfo.Builder info = ErrorInfo.newBuilder().setDomain("pubsub.googleapis.com");
    failed.forEach(id -> info.putMetadata(id, "PERMANENT_FAILURE_INVALID_ACK_ID"));
    throw StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(Status.Code.FAILED_PRECONDITION.value())
            .setMessage("some acknowledgement ids are not valid")
            .addDetails(Any.pack(info.build()))
            .build());
  }

  private Subscription subscribe(Subscription settings) {
    topics.subscribe(settings);
    return settings;
  }

  private SeekResponse seek(SeekRequest request) {
    topics.seek(request);
    return SeekResponse.getDefaultInstance();
  }

  private Topic createTopic(Topic topic) {
    topics.createTopic(topic.getName());
    return topic;
  }

  private Topic topic(GetTopicRequest request) {
    if (!topics.hasTopic(request.getTopic())) {
      throw Status.NOT_FOUND.withDescription("Resource not found.").asRuntimeException();
    }
    return Topic.newBuilder().setName(request.getTopic()).build();
  }

  private PublishResponse publish(PublishRequest request) {
    return PublishResponse.newBuilder()
        .addAllMessageIds(topics.publish(request.getTopic(), request.getMessagesList()))
        .build();
  }

  private static <Q extends Message, R extends Message> void unary(
      ServerServiceDefinition.Builder service,
      String serviceName,
      String name,
      Q request,
      R response,
      Function<Q, R> answer) {
    service.addMethod(
        method(serviceName, name, MethodType.UNARY, request, response),
        ServerCalls.asyncUnaryCall(
            (asked, out) -> {
              try {
                out.onNext(answer.apply(asked));
                out.onCompleted();
              } catch (StatusRuntimeException e) {
                out.onError(e);
              }
            }));
  }

  private static <Q extends Message, R extends Message> MethodDescriptor<Q, R> method(
      String service, String name, MethodType type, Q request, R response) {
    return MethodDescriptor.<Q, R>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
        .setRequestMarshaller(ProtoUtils.marshaller(request))
        .setResponseMarshaller(ProtoUtils.marshaller(response))
        .build();
  }

  /** As a killed process ends: nothing is finished, every connection breaks. */
  @Override
  public void close() {
    pump.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
