// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.stub.GrpcPublisherStub;
import com.google.cloud.pubsub.v1.stub.GrpcSubscriberStub;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.cloud.pubsub.v1.stub.PublisherStubSettings;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStubSettings;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channels and credentials for one user of Pub/Sub. Thread-safe. */
final class PubSubConnection implements AutoCloseable {
  /** The largest message is 10 MB; a response holds at least one. */
  private static final int INBOUND_MAX = 20 << 20;

  private static final List<String> SCOPES =
      List.of(
          "https://www.googleapis.com/auth/pubsub",
          "https://www.googleapis.com/auth/cloud-platform");

  private final TransportChannelProvider channels;
  private final CredentialsProvider credentials;
  private final @Nullable String endpoint;
  private final @Nullable ManagedChannel own;

  private PubSubConnection(
      TransportChannelProvider channels,
      CredentialsProvider credentials,
      @Nullable String endpoint,
      @Nullable ManagedChannel own) {
    this.channels = channels;
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.own = own;
  }

  /** Opens nothing yet but the credentials' file. */
  static PubSubConnection open(PubSubAccess access, ClientInterceptor... interceptors)
      throws IOException {
    if (access.emulator() != null) {
      ManagedChannel channel =
          ManagedChannelBuilder.forTarget(access.emulator())
              .usePlaintext()
              .maxInboundMessageSize(INBOUND_MAX)
              .intercept(interceptors)
              .build();
      return new PubSubConnection(
          FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel)),
          NoCredentialsProvider.create(),
          null,
          channel);
    }
    return new PubSubConnection(
        SubscriptionAdminSettings.defaultGrpcTransportProviderBuilder()
            .setMaxInboundMessageSize(INBOUND_MAX)
            .setKeepAliveTimeDuration(Duration.ofMinutes(5))
            .setInterceptorProvider(() -> List.of(interceptors))
            .build(),
        credentials(access.credentialsFile()),
        access.endpoint(),
        null);
  }

  private static CredentialsProvider credentials(@Nullable String file) throws IOException {
    if (file == null) {
      return SubscriptionAdminSettings.defaultCredentialsProviderBuilder().build();
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return FixedCredentialsProvider.create(GoogleCredentials.fromStream(in).createScoped(SCOPES));
    }
  }

  TransportChannelProvider channels() {
    return channels;
  }

  CredentialsProvider credentials() {
    return credentials;
  }

  @Nullable String endpoint() {
    return endpoint;
  }

  /** Calls about subscriptions, each tried once and given up after {@code timeout}. */
  SubscriberStub subscriptions(Duration timeout) throws IOException {
    SubscriberStubSettings.Builder settings = SubscriberStubSettings.newBuilder();
    settings.applyToAllUnaryMethods(
        call -> {
          call.setSimpleTimeoutNoRetriesDuration(timeout);
          return null;
        });
    settings.setTransportChannelProvider(channels).setCredentialsProvider(credentials);
    if (endpoint != null) {
      settings.setEndpoint(endpoint);
    }
    return GrpcSubscriberStub.create(settings.build());
  }

  /** Calls about topics, each tried once and given up after {@code timeout}. */
  PublisherStub topics(Duration timeout) throws IOException {
    PublisherStubSettings.Builder settings = PublisherStubSettings.newBuilder();
    settings.applyToAllUnaryMethods(
        call -> {
          call.setSimpleTimeoutNoRetriesDuration(timeout);
          return null;
        });
    settings.setTransportChannelProvider(channels).setCredentialsProvider(credentials);
    if (endpoint != null) {
      settings.setEndpoint(endpoint);
    }
    return GrpcPublisherStub.create(settings.build());
  }

  @Override
  public void close() {
    if (own != null) {
      own.shutdownNow();
    }
  }
}
