// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.time.Duration;

/**
 * A dead-letter queue to read from.
 *
 * @param queueUrl its address as AWS gives it
 * @param poll how long a receive waits, 1 to 20 s; the queue counts as read through when two
 *     receives in a row bring nothing new
 * @param visibility how long a message is hidden when it is received; long enough for all of the
 *     queue to be read, because what is out of range is shown again only at the end
 * @param pause how long to wait when the log cannot take a message; doubles with each of {@code
 *     tries}
 * @param tries how often a message is offered to the log before the back-fill ends with a fault
 * @param mostPassedOver most messages out of range that are held back; SQS hides 120,000 at most
 */
public record SqsDeadLetterSettings(
    String queueUrl,
    Duration poll,
    Duration visibility,
    Duration pause,
    int tries,
    int mostPassedOver) {
  public SqsDeadLetterSettings {
    SqsSettings.nameOf(queueUrl);
    if (poll.toSeconds() < 1 || poll.toSeconds() > 20) {
      throw new IllegalArgumentException("expected a poll of 1 to 20 s, found " + poll);
    }
    if (visibility.toSeconds() < 1 || visibility.compareTo(Duration.ofHours(12)) > 0) {
      throw new IllegalArgumentException(
          "expected a visibility timeout of 1 s to 12 h, found " + visibility);
    }
    if (!pause.isPositive() || tries < 1 || mostPassedOver < 1) {
      throw new IllegalArgumentException(
          "expected pause, tries and most passed over above zero, found "
              + pause
              + ", "
              + tries
              + ", "
              + mostPassedOver);
    }
  }

  /** Polls of 5 s, 15 minutes hidden, ten tries from a second on, 100,000 passed over. */
  public static SqsDeadLetterSettings of(String queueUrl) {
    return new SqsDeadLetterSettings(
        queueUrl,
        Duration.ofSeconds(5),
        Duration.ofMinutes(15),
        Duration.ofSeconds(1),
        10,
        100_000);
  }
}
