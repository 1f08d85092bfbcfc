// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import dev.helios.testkit.sqs.ElasticMqProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** An SQS in a process of its own, and a client of it. */
final class SqsStandIn implements AutoCloseable {
  private static final int BATCH = 10;

  private final ElasticMqProcess process;
  private final SqsClient client;

  SqsStandIn(Path folder) throws IOException {
    this.process = ElasticMqProcess.in(folder);
    this.client =
        SqsClient.builder()
            .endpointOverride(process.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "y")))
            .build();
  }

  /** What a server needs to fetch from this queue, and to bring back from that one. */
  Map<String, String> environment(String queue, String deadLetters) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HELIOS_AWS_SQS_QUEUES", queue);
    environment.put("HELIOS_AWS_SQS_DLQ", deadLetters);
    environment.put("HELIOS_AWS_ENDPOINT", process.endpoint().toString());
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "x");
    environment.put("AWS_SECRET_ACCESS_KEY", "y");
    return environment;
  }

  String queue(String name) {
    return client.createQueue(request -> request.queueName(name)).queueUrl();
  }

  void send(String queue, List<String> bodies) throws IOException {
    for (int from = 0; from < bodies.size(); from += BATCH) {
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (String body : bodies.subList(from, Math.min(bodies.size(), from + BATCH))) {
        entries.add(
            SendMessageBatchRequestEntry.builder()
                .id("" + entries.size())
                .messageBody(body)
                .build());
      }
      if (client.sendMessageBatch(r -> r.queueUrl(queue).entries(entries)).hasFailed()) {
        throw new IOException("expected all messages to be taken, found some refused");
      }
    }
  }

  /** Takes so many messages off a queue, as a thief would; their bodies. */
  List<String> steal(String queue, int count) {
    List<String> bodies = new ArrayList<>();
    while (bodies.size() < count) {
      List<Message> some =
          client
              .receiveMessage(
                  r ->
                      r.queueUrl(queue).maxNumberOfMessages(Math.min(BATCH, count - bodies.size())))
              .messages();
      List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : some) {
        bodies.add(message.body());
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id("" + entries.size())
                .receiptHandle(message.receiptHandle())
                .build());
      }
      if (!entries.isEmpty()) {
        client.deleteMessageBatch(r -> r.queueUrl(queue).entries(entries));
      }
    }
    return bodies;
  }

  /** How many messages a queue has, those under way among them. */
  int count(String queue) {
    return client
        .getQueueAttributes(
            r ->
                r.queueUrl(queue)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  Stock.Durable stock(String queue) {
    return new Stock.Durable() {
      @Override
      public long left() {
        return count(queue);
      }

      @Override
      public void killAndRestart() throws Exception {
        process.killAndRestart();
      }
    };
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
