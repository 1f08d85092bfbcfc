// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.connectors.azure.AzureTuning;
import dev.helios.core.event.Cloud;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each cloud's events are fetched, published and brought back from. The clouds' own names
 * ({@code AWS_*}, {@code GOOGLE_*}, {@code AZURE_*}, {@code PUBSUB_EMULATOR_HOST}) are read by
 * their SDKs. Immutable; never shows a secret.
 */
public final class SourceSettings {
  static final Setting<List<String>> AWS_SQS_QUEUES =
      Setting.list(
          "HELIOS_AWS_SQS_QUEUES", "", "URLs of SQS queues, behind an EventBridge rule, to pull.");
  static final Setting<String> AWS_SQS_DLQ =
      Setting.text(
          "HELIOS_AWS_SQS_DLQ", "", "URL of the dead-letter queue that a back-fill empties.");
  static final Setting<String> AWS_EVENT_BUS =
      Setting.text(
          "HELIOS_AWS_EVENT_BUS", "", "Name or ARN of the event bus to publish to and replay on.");
  static final Setting<String> AWS_ARCHIVE_ARN =
      Setting.text(
          "HELIOS_AWS_ARCHIVE_ARN", "", "ARN of the EventBridge archive that a back-fill replays.");
  static final Setting<List<String>> AWS_RULES =
      Setting.list(
          "HELIOS_AWS_RULES",
          "",
          "ARNs of the rules that lead to HELIOS: an archive is replayed to them alone; empty:"
              + " those of the queues.");
  static final Setting<String> AWS_ENDPOINT =
      Setting.text(
          "HELIOS_AWS_ENDPOINT", "", "A server that stands in for AWS; empty for AWS itself.");
  static final Setting<List<String>> GCP_SUBSCRIPTIONS =
      Setting.list(
          "HELIOS_GCP_SUBSCRIPTIONS",
          "",
          "Pub/Sub subscriptions to pull, as projects/P/subscriptions/S.");
  static final Setting<String> GCP_DLQ_SUBSCRIPTION =
      Setting.text(
          "HELIOS_GCP_DLQ_SUBSCRIPTION",
          "",
          "Subscription of the dead-letter topic, which a back-fill empties.");
  static final Setting<String> GCP_PUBLISH_TOPIC =
      Setting.text("HELIOS_GCP_PUBLISH_TOPIC", "", "Topic to publish to, as projects/P/topics/T.");
  static final Setting<List<String>> AZURE_QUEUES =
      Setting.list(
          "HELIOS_AZURE_QUEUES",
          "",
          "Storage queues, behind an Event Grid topic, to pull: names or whole URLs.");
  static final Setting<String> AZURE_CONNECTION_STRING =
      Setting.secret(
          "HELIOS_AZURE_STORAGE_CONNECTION_STRING",
          "Connection string of the storage account; empty to use the Azure identity.");
  static final Setting<String> AZURE_ACCOUNT_URL =
      Setting.text(
          "HELIOS_AZURE_STORAGE_ACCOUNT_URL",
          "",
          "URL of the storage account, where no connection string says it.");
  static final Setting<String> AZURE_NAMESPACE_ENDPOINT =
      Setting.text(
          "HELIOS_AZURE_NAMESPACE_ENDPOINT", "", "Endpoint of an Event Grid namespace to pull.");
  static final Setting<List<String>> AZURE_NAMESPACE_SUBSCRIPTIONS =
      Setting.list(
          "HELIOS_AZURE_NAMESPACE_SUBSCRIPTIONS", "", "What to pull there, as topic/subscription.");
  static final Setting<String> AZURE_NAMESPACE_KEY =
      Setting.secret(
          "HELIOS_AZURE_NAMESPACE_KEY",
          "Access key of the namespace; empty to use the Azure identity.");
  static final Setting<String> AZURE_DEAD_LETTER_CONTAINER =
      Setting.text(
          "HELIOS_AZURE_DEAD_LETTER_CONTAINER",
          "",
          "Blob container of Event Grid's dead letters, which a back-fill reads.");
  static final Setting<String> AZURE_TOPIC_ENDPOINT =
      Setting.text(
          "HELIOS_AZURE_TOPIC_ENDPOINT", "", "Endpoint of the Event Grid topic to publish to.");
  static final Setting<String> AZURE_TOPIC_KEY =
      Setting.secret(
          "HELIOS_AZURE_TOPIC_KEY", "Access key of that topic; empty to use the Azure identity.");

  static final List<Setting<?>> ALL =
      List.of(
          AWS_SQS_QUEUES,
          AWS_SQS_DLQ,
          AWS_EVENT_BUS,
          AWS_ARCHIVE_ARN,
          AWS_RULES,
          AWS_ENDPOINT,
          GCP_SUBSCRIPTIONS,
          GCP_DLQ_SUBSCRIPTION,
          GCP_PUBLISH_TOPIC,
          AZURE_QUEUES,
          AZURE_CONNECTION_STRING,
          AZURE_ACCOUNT_URL,
          AZURE_NAMESPACE_ENDPOINT,
          AZURE_NAMESPACE_SUBSCRIPTIONS,
          AZURE_NAMESPACE_KEY,
          AZURE_DEAD_LETTER_CONTAINER,
          AZURE_TOPIC_ENDPOINT,
          AZURE_TOPIC_KEY);

  private final Values values;

  SourceSettings(Values values) {
    this.values = values;
  }

  /** AWS; what is not configured is empty. */
  public record Aws(
      List<String> queues,
      String deadLetterQueue,
      String eventBus,
      String archiveArn,
      List<String> rules,
      String endpoint) {}

  /** GCP; what is not configured is empty. */
  public record Gcp(
      List<String> subscriptions, String deadLetterSubscription, String publishTopic) {}

  /** Azure; what is not configured is empty. */
  public record Azure(
      List<String> queues,
      String connectionString,
      String accountUrl,
      String namespaceEndpoint,
      List<String> namespaceSubscriptions,
      String namespaceKey,
      String deadLetterContainer,
      String topicEndpoint,
      String topicKey,
      AzureTuning tuning) {

    /** Says nothing: there are secrets among it. */
    @Override
    public String toString() {
      return "Azure settings";
    }
  }

  public Aws aws() {
    return new Aws(
        values.get(AWS_SQS_QUEUES),
        values.get(AWS_SQS_DLQ),
        values.get(AWS_EVENT_BUS),
        values.get(AWS_ARCHIVE_ARN),
        values.get(AWS_RULES),
        values.get(AWS_ENDPOINT));
  }

  public Gcp gcp() {
    return new Gcp(
        values.get(GCP_SUBSCRIPTIONS),
        values.get(GCP_DLQ_SUBSCRIPTION),
        values.get(GCP_PUBLISH_TOPIC));
  }

  public Azure azure() {
    return new Azure(
        values.get(AZURE_QUEUES),
        values.get(AZURE_CONNECTION_STRING),
        values.get(AZURE_ACCOUNT_URL),
        values.get(AZURE_NAMESPACE_ENDPOINT),
        values.get(AZURE_NAMESPACE_SUBSCRIPTIONS),
        values.get(AZURE_NAMESPACE_KEY),
        values.get(AZURE_DEAD_LETTER_CONTAINER),
        values.get(AZURE_TOPIC_ENDPOINT),
        values.get(AZURE_TOPIC_KEY),
        new AzureTuningSettings(values).tuning());
  }

  /** Whether anything of this cloud is configured here. */
  public boolean names(Cloud cloud) {
    String prefix = "HELIOS_" + cloud + "_";
    return ALL.stream()
        .filter(setting -> setting.name().startsWith(prefix))
        .map(values::get)
        .anyMatch(value -> !value.equals("") && !value.equals(List.of()));
  }

  /** What does not fit together, a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    new AzureTuningSettings(values).check(problems);
    if (!problems.isEmpty()) {
      return problems;
    }
    Azure azure = azure();
    boolean storage =
        azure.queues().stream().anyMatch(queue -> !queue.startsWith("https://"))
            || !azure.deadLetterContainer().isEmpty();
    if (storage && azure.connectionString().isEmpty() && azure.accountUrl().isEmpty()) {
      problems.add(
          "HELIOS_AZURE_QUEUES and HELIOS_AZURE_DEAD_LETTER_CONTAINER need"
              + " HELIOS_AZURE_STORAGE_CONNECTION_STRING or HELIOS_AZURE_STORAGE_ACCOUNT_URL");
    }
    if (azure.namespaceSubscriptions().isEmpty() != azure.namespaceEndpoint().isEmpty()) {
      problems.add(
          "HELIOS_AZURE_NAMESPACE_ENDPOINT and HELIOS_AZURE_NAMESPACE_SUBSCRIPTIONS need each"
              + " other");
    }
    return problems;
  }
}
