// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Probe.Finding;
import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.EnvelopeReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Looks at queues. */
final class SqsAccessChecks {
  /** An outage over a long weekend. */
  private static final Duration RETENTION = Duration.ofDays(4);

  private final AwsAccess access;
  private final Duration answer;

  SqsAccessChecks(AwsAccess access, Duration answer) {
    this.access = access;
    this.answer = answer;
  }

  /** A queue that events are fetched from. */
  List<Finding> source(String url) {
    String name = SqsSettings.nameOf(url);
    try {
      Map<QueueAttributeName, String> found = attributes(url);
      return List.of(
          new Finding("queue " + name + " answers", true, waiting(found)),
          redrive(name, found.get(QueueAttributeName.REDRIVE_POLICY)),
          sender(name, found.get(QueueAttributeName.POLICY)),
          retention(name, found.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD)));
    } catch (AwsCallException fault) {
      return List.of(silent("queue " + name + " answers", fault));
    }
  }

  /** A queue that dead letters are brought back from. */
  List<Finding> deadLetters(String url) {
    String name = SqsSettings.nameOf(url);
    String what = "dead-letter queue " + name + " is empty";
    try {
      Map<QueueAttributeName, String> found = attributes(url);
      boolean empty = "0".equals(found.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
      return List.of(
          new Finding(
              what,
              empty,
              waiting(found)
                  + (empty
                      ? ""
                      : ". Bring them back: ./helios backfill --cloud aws --kind dead-letter --from T"
                          + " --to T")));
    } catch (AwsCallException fault) {
      return List.of(silent(what, fault));
    }
  }

  private static Finding redrive(String name, @Nullable String policy) {
    String what = "queue " + name + " has a dead-letter queue";
    if (policy == null || policy.isEmpty()) {
      return new Finding(
          what, false, "no RedrivePolicy. Set one, with a maxReceiveCount of 100 or more.");
    }
    EnvelopeReader read = EnvelopeReader.read(Bytes.utf8(policy), Set.of());
    return new Finding(
        what,
        true,
        "to "
            + read.need("deadLetterTargetArn")
            + " after "
            + (read.has("maxReceiveCount") ? read.json("maxReceiveCount").text() : "?")
            + " receives");
  }

  private static Finding sender(String name, @Nullable String policy) {
    boolean may =
        policy != null
            && (policy.contains("events.amazonaws.com") || policy.contains("sns.amazonaws.com"));
    return new Finding(
        "EventBridge or SNS may send to queue " + name,
        may,
        may
            ? "its policy names the service"
            : "its policy names neither events.amazonaws.com nor sns.amazonaws.com: rules fail"
                + " silently. Allow sqs:SendMessage to it, with the rule's ARN as aws:SourceArn.");
  }

  private static Finding retention(String name, @Nullable String seconds) {
    String what = "queue " + name + " keeps messages for " + RETENTION.toDays() + " days or more";
    try {
      Duration kept = Duration.ofSeconds(Long.parseLong(String.valueOf(seconds)));
      boolean enough = kept.compareTo(RETENTION) >= 0;
      return new Finding(
          what,
          enough,
          kept.toHours() + " hours" + (enough ? "" : ". Set MessageRetentionPeriod to 1209600."));
    } catch (NumberFormatException e) {
      return new Finding(what, true, "SQS does not say");
    }
  }

  private static String waiting(Map<QueueAttributeName, String> found) {
    return "about "
        + found.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "?")
        + " messages wait";
  }

  private static Finding silent(String what, AwsCallException fault) {
    return new Finding(
        what,
        false,
        fault.getMessage()
            + ". Allow sqs:GetQueueAttributes, sqs:ReceiveMessage, sqs:DeleteMessage and"
            + " sqs:ChangeMessageVisibility on it, or mend its URL.");
  }

  private Map<QueueAttributeName, String> attributes(String url) throws AwsCallException {
    try (SqsQueue queue = new SqsQueue(AwsClients.sqsOnce(access, answer), url)) {
      return queue.attributes(QueueAttributeName.ALL);
    }
  }
}
