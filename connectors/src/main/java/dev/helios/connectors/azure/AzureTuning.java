// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

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
    Pull pull,
    String namespaceApiVersion,
    String namespaceKeyScheme,
    Duration namespaceLock,
    Duration deadLetterDelay,
    int deadLetterBlobMax,
    boolean deleteDeadLetters,
    TopicSchema topicSchema) {

  /**
   * @param visibility how long a storage queue hides a message that is under way; renewed in time
   * @param underWay most messages of one source in hand at once
   * @param settlers how many threads take messages off a storage queue, which does it one by one
   * @param idle longest pause between two looks at an empty queue; each look is billed
   * @param pause first pause after the log could not take a message; doubles up to {@code pauseMax}
   * @param drain how long {@code run} waits at its end for what is under way
   */
  public record Pull(
      Duration visibility,
      int underWay,
      int settlers,
      Duration idle,
      Duration pause,
      Duration pauseMax,
      Duration drain) {
    public Pull {
      if (underWay < 1 || settlers < 1) {
        throw new IllegalArgumentException(
            "expected at least 1 message under way and 1 settler, found "
                + underWay
                + " and "
                + settlers);
      }
      if (visibility.toSeconds() < 1) {
        throw new IllegalArgumentException(
            "expected a visibility of at least 1s, found " + visibility);
      }
    }

    public static Pull defaults() {
      return new Pull(
          Duration.ofSeconds(60),
          256,
          16,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));
    }
  }

  public static AzureTuning defaults() {
    return new AzureTuning(
        Pull.defaults(),
        "2024-06-01",
        "SharedAccessKey",
        Duration.ofSeconds(60),
        Duration.ofHours(26),
        64 * 1024 * 1024,
        false,
        TopicSchema.EVENT_GRID);
  }

  public AzureTuning withPull(Pull other) {
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
