// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.flow.PullSettings;
import java.time.Duration;

/**
 * How fetching behaves, and what could not be confirmed of the services and may have to be set
 * right by someone with an account.
 *
 * @param pull how messages are fetched and held
 * @param namespaceApiVersion the {@code api-version} of the namespaces' REST interface
 * @param namespaceKeyScheme the word before the key in the {@code Authorization} header
 * @param namespaceLock the lock time that the subscriptions are set up with
 * @param deadLetterDelay how long after it happened an event may be written to the dead letters
 * @param deadLetterBlobMax largest dead-letter blob that is read, in bytes
 * @param deleteDeadLetters whether a blob is deleted once all of its events are kept
 * @param topicSchema the schema that the topic to publish to was created with
 */
public record AzureTuning(
    PullSettings pull,
    String namespaceApiVersion,
    String namespaceKeyScheme,
    Duration namespaceLock,
    Duration deadLetterDelay,
    int deadLetterBlobMax,
    boolean deleteDeadLetters,
    TopicSchema topicSchema) {

  public static AzureTuning defaults() {
    return new AzureTuning(
        PullSettings.defaults(),
        "2024-06-01",
        "SharedAccessKey",
        Duration.ofSeconds(60),
        Duration.ofHours(26),
        64 * 1024 * 1024,
        false,
        TopicSchema.EVENT_GRID);
  }

  public AzureTuning withPull(PullSettings other) {
    return new AzureTuning(
        other,
        namespaceApiVersion,
        namespaceKeyScheme,
        namespaceLock,
        deadLetterDelay,
        deadLetterBlobMax,
        deleteDeadLetters,
        topicSchema);
  }

  public AzureTuning withTopicSchema(TopicSchema other) {
    return new AzureTuning(
        pull,
        namespaceApiVersion,
        namespaceKeyScheme,
        namespaceLock,
        deadLetterDelay,
        deadLetterBlobMax,
        deleteDeadLetters,
        other);
  }

  public AzureTuning withDeadLetters(Duration delay, int blobMax, boolean delete) {
    return new AzureTuning(
        pull,
        namespaceApiVersion,
        namespaceKeyScheme,
        namespaceLock,
        delay,
        blobMax,
        delete,
        topicSchema);
  }
}
