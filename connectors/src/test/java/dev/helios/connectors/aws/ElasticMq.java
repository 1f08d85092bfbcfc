// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.testkit.sqs.ElasticMqProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Somebody else's SQS, in a process of its own. */
final class ElasticMq {
  private final ElasticMqProcess process;
  private final SqsClient client;

  private ElasticMq(Path data) throws IOException {
    this.process = ElasticMqProcess.in(data);
    this.client = AwsClients.sqs(Access.at(endpoint()), 8);
  }

  static ElasticMq start(Path data) throws IOException {
    return new ElasticMq(data);
  }

  URI endpoint() {
    return process.endpoint();
  }

  AwsAccess access() {
    return Access.at(endpoint());
  }

  /** Ends it as a power cut would, and starts it on what it had on disk. */
  void killAndRestart() throws IOException, InterruptedException {
    process.killAndRestart();
  }

  String queue(String name, Map<QueueAttributeName, String> attributes) {
    return client.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  String queue(String name) {
    return queue(name, Map.of());
  }

  /** Sends bodies in tens, four batches at a time. */
  void send(String queue, List<String> bodies) throws Exception {
    try (var senders = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> batches = new ArrayList<>();
      for (int from = 0; from < bodies.size(); from += SqsQueue.BATCH) {
        List<String> ten = bodies.subList(from, Math.min(bodies.size(), from + SqsQueue.BATCH));
        batches.add(() -> sendTen(queue, ten));
      }
      int sent = 0;
      for (Future<Integer> batch : senders.invokeAll(batches)) {
        sent += batch.get();
      }
      if (sent != bodies.size()) {
        throw new IOException("expected " + bodies.size() + " messages sent, found " + sent);
      }
    }
  }

  private int sendTen(String queue, List<String> ten) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (String body : ten) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(body)
              .build());
    }
    return client.sendMessageBatch(r -> r.queueUrl(queue).entries(entries)).successful().size();
  }

  SqsClient client() {
    return client;
  }

  void close() throws InterruptedException {
    client.close();
    process.close();
  }
}
