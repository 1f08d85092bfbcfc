// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the SDK's clients. Each has an HTTP client of its own, which is closed with it. */
final class AwsClients {
  /** Above the longest long poll of SQS, 20 s. */
  private static final Duration SOCKET = Duration.ofSeconds(30);

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private AwsClients() {}

  /** The SDK tries again what may be tried again, for some seconds. */
  static SqsClient sqs(AwsAccess access, int connections) {
    return built(SqsClient.builder(), access, connections, patient(Duration.ofMinutes(1)));
  }

  static EventBridgeClient eventBridge(AwsAccess access) {
    return built(EventBridgeClient.builder(), access, 4, patient(Duration.ofMinutes(1)));
  }

  /** For what must not happen twice unseen: one try, and its failure is told. */
  static EventBridgeClient eventBridgeOnce(AwsAccess access, Duration limit, int connections) {
    return built(EventBridgeClient.builder(), access, connections, once(limit));
  }

  static SqsClient sqsOnce(AwsAccess access, Duration limit) {
    return built(SqsClient.builder(), access, 4, once(limit));
  }

  static StsClient stsOnce(AwsAccess access, Duration limit) {
    return built(StsClient.builder(), access, 1, once(limit));
  }

  private static ClientOverrideConfiguration patient(Duration limit) {
    return ClientOverrideConfiguration.builder().apiCallTimeout(limit).build();
  }

  private static ClientOverrideConfiguration once(Duration limit) {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(AwsRetryStrategy.doNotRetry())
        .apiCallTimeout(limit)
        .build();
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
      B builder, AwsAccess access, int connections, ClientOverrideConfiguration configuration) {
    builder
        .credentialsProvider(access.credentials())
        .overrideConfiguration(configuration)
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(connections)
                .connectionTimeout(CONNECT)
                .socketTimeout(SOCKET));
    if (access.region() != null) {
      builder.region(Region.of(access.region()));
    }
    if (access.endpoint() != null) {
      builder.endpointOverride(access.endpoint());
    }
    return builder.build();
  }
}
