// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One queue's operations, in tens, with the failures inside a good answer read. Thread-safe. */
final class SqsQueue implements AutoCloseable {
  /** What SQS takes and gives in one call. */
  static final int BATCH = 10;

  private static final int DELETE_TRIES = 3;

  /** The handle is too old to delete with: the message comes again, and is then a duplicate. */
  private static final Set<String> STALE =
      Set.of("ReceiptHandleIsInvalid", "InvalidParameterValue", "MessageNotInflight");

  private final SqsClient client;
  private final String url;
  private final String name;
  private volatile boolean closed;

  SqsQueue(SqsClient client, String url) {
    this.client = client;
    this.url = url;
    this.name = SqsSettings.nameOf(url);
  }

  String name() {
    return name;
  }

  List<Message> receive(int most, Duration wait, Duration visibility) throws AwsCallException {
    return call(
        "ReceiveMessage",
        () ->
            client
                .receiveMessage(
                    request ->
                        request
                            .queueUrl(url)
                            .maxNumberOfMessages(most)
                            .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                            .visibilityTimeout(seconds(visibility))
                            .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages());
  }

  /**
   * Takes messages off the queue. A handle that is too old is no fault: the message comes again.
   *
   * @throws AwsCallException when SQS still refuses some after three tries
   */
  void delete(List<Message> messages) throws AwsCallException {
    for (int from = 0; from < messages.size(); from += BATCH) {
      deleteTen(messages.subList(from, Math.min(messages.size(), from + BATCH)));
    }
  }

  private void deleteTen(List<Message> messages) throws AwsCallException {
    List<Message> left = messages;
    List<BatchResultErrorEntry> failed = List.of();
    for (int tries = 0; tries < DELETE_TRIES && !left.isEmpty(); tries++) {
      failed = deleteOnce(left);
      List<Message> again = new ArrayList<>();
      for (BatchResultErrorEntry entry : failed) {
        again.add(left.get(Integer.parseInt(entry.id())));
      }
      left = again;
    }
    if (!left.isEmpty()) {
      BatchResultErrorEntry first = failed.getFirst();
      throw AwsCallException.of(
          "SQS DeleteMessageBatch on %s: %d of %d messages were not deleted after %d tries: %s %s"
              .formatted(
                  name,
                  left.size(),
                  messages.size(),
                  DELETE_TRIES,
                  first.code(),
                  AwsCallException.plain(first.message())),
          String.valueOf(first.code()));
    }
  }

  /** The entries worth another try. */
  private List<BatchResultErrorEntry> deleteOnce(List<Message> messages) throws AwsCallException {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(i))
              .receiptHandle(messages.get(i).receiptHandle())
              .build());
    }
    return call(
            "DeleteMessageBatch",
            () -> client.deleteMessageBatch(r -> r.queueUrl(url).entries(entries)).failed())
        .stream()
        .filter(entry -> !STALE.contains(entry.code()))
        .toList();
  }

  /**
   * Hides messages for this long from now; zero shows them at once. What SQS refuses inside a good
   * answer is left: such a message is visible already or becomes so by itself.
   */
  void hide(List<Message> messages, Duration time) throws AwsCallException {
    for (int from = 0; from < messages.size(); from += BATCH) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : messages.subList(from, Math.min(messages.size(), from + BATCH))) {
        entries.add(
            ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(seconds(time))
                .build());
      }
      call(
          "ChangeMessageVisibilityBatch",
          () -> client.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries)));
    }
  }

  Map<QueueAttributeName, String> attributes(QueueAttributeName... names) throws AwsCallException {
    return new HashMap<>(
        call(
            "GetQueueAttributes",
            () ->
                client
                    .getQueueAttributes(r -> r.queueUrl(url).attributeNames(names))
                    .attributes()));
  }

  /** Closes the client; calls under way end with a fault. */
  @Override
  public void close() {
    closed = true;
    client.close();
  }

  /** SQS counts in whole seconds; a part of one is rounded up. */
  private static int seconds(Duration time) {
    return Math.toIntExact(time.plusNanos(999_999_999).toSeconds());
  }

  private <T> T call(String operation, Supplier<T> call) throws AwsCallException {
    try {
      return call.get();
    } catch (SdkException e) {
      throw AwsCallException.of("SQS", operation, name, e);
    } catch (RuntimeException e) {
      // A client closed under a call ends it as it comes: shut down, rejected, no connection.
      if (closed) {
        throw AwsCallException.of("SQS", operation, name, e);
      }
      throw e;
    }
  }
}
