// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.reader.Environment;
import dev.helios.server.config.reader.SecretText;
import dev.helios.server.config.reader.Setting;
import java.util.List;

/**
 * Where each cloud's events are fetched, published and brought back from; what is not configured is
 * empty. The clouds' own names ({@code AWS_*}, {@code GOOGLE_*}, {@code AZURE_*}, {@code
 * PUBSUB_EMULATOR_HOST}) are read by their SDKs. Immutable; never shows a secret.
 */
public record SourceSettings(Aws aws, Gcp gcp, Azure azure, AzureTuningSettings azureTuning) {

  /** AWS. */
  public record Aws(
      @Setting(
              name = "HELIOS_AWS_SQS_QUEUES",
              doc = "URLs of SQS queues, behind an EventBridge rule, to pull.")
          List<String> queues,
      @Setting(
              name = "HELIOS_AWS_SQS_DLQ",
              doc = "URL of the dead-letter queue that a back-fill empties.")
          String deadLetterQueue,
      @Setting(
              name = "HELIOS_AWS_EVENT_BUS",
              doc = "Name or ARN of the event bus to publish to and replay on.")
          String eventBus,
      @Setting(
              name = "HELIOS_AWS_ARCHIVE_ARN",
              doc = "ARN of the EventBridge archive that a back-fill replays.")
          String archiveArn,
      @Setting(
              name = "HELIOS_AWS_RULES",
              doc =
                  "ARNs of the rules that lead to HELIOS: an archive is replayed to them alone;"
                      + " empty: those of the queues.")
          List<String> rules,
      @Setting(
              name = "HELIOS_AWS_ENDPOINT",
              doc = "A server that stands in for AWS; empty for AWS itself.")
          String endpoint) {}

  /** GCP. */
  public record Gcp(
      @Setting(
              name = "HELIOS_GCP_SUBSCRIPTIONS",
              doc = "Pub/Sub subscriptions to pull, as projects/P/subscriptions/S.")
          List<String> subscriptions,
      @Setting(
              name = "HELIOS_GCP_DLQ_SUBSCRIPTION",
              doc = "Subscription of the dead-letter topic, which a back-fill empties.")
          String deadLetterSubscription,
      @Setting(
              name = "HELIOS_GCP_PUBLISH_TOPIC",
              doc = "Topic to publish to, as projects/P/topics/T.")
          String publishTopic) {}

  /** Azure. */
  public record Azure(
      @Setting(
              name = "HELIOS_AZURE_QUEUES",
              doc = "Storage queues, behind an Event Grid topic, to pull: names or whole URLs.")
          List<String> queues,
      @Setting(
              name = "HELIOS_AZURE_STORAGE_CONNECTION_STRING",
              doc = "Connection string of the storage account; empty to use the Azure identity.")
          SecretText connectionString,
      @Setting(
              name = "HELIOS_AZURE_STORAGE_ACCOUNT_URL",
              doc = "URL of the storage account, where no connection string says it.")
          String accountUrl,
      @Setting(
              name = "HELIOS_AZURE_NAMESPACE_ENDPOINT",
              doc = "Endpoint of an Event Grid namespace to pull.")
          String namespaceEndpoint,
      @Setting(
              name = "HELIOS_AZURE_NAMESPACE_SUBSCRIPTIONS",
              doc = "What to pull there, as topic/subscription.")
          List<String> namespaceSubscriptions,
      @Setting(
              name = "HELIOS_AZURE_NAMESPACE_KEY",
              doc = "Access key of the namespace; empty to use the Azure identity.")
          SecretText namespaceKey,
      @Setting(
              name = "HELIOS_AZURE_DEAD_LETTER_CONTAINER",
              doc = "Blob container of Event Grid's dead letters, which a back-fill reads.")
          String deadLetterContainer,
      @Setting(
              name = "HELIOS_AZURE_TOPIC_ENDPOINT",
              doc = "Endpoint of the Event Grid topic to publish to.")
          String topicEndpoint,
      @Setting(
              name = "HELIOS_AZURE_TOPIC_KEY",
              doc = "Access key of that topic; empty to use the Azure identity.")
          SecretText topicKey) {}

  /** Whether anything of this cloud is configured here. */
  public boolean names(Cloud cloud) {
    return switch (cloud) {
      case AWS -> !Environment.isStandard(aws);
      case GCP -> !Environment.isStandard(gcp);
      case AZURE -> !Environment.isStandard(azure);
      case DIRECT -> false;
    };
  }
}
