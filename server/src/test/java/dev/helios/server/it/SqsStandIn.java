// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** {@link SqsProgram} in a process of its own, and a client of it. */
final class SqsStandIn implements AutoCloseable {
  static final String READY = "ready";
  private static final int BATCH = 10;

  private final Path file;
  private final int port;
  private final SqsClient client;
  private Process process;

  SqsStandIn(Path folder) throws IOException {
    this.file = folder.resolve("messages");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
    this.process = launch();
    this.client =
        SqsClient.builder()
            .endpointOverride(URI.create(endpoint()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "y")))
            .build();
  }

  private String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** What a server needs to fetch from this queue, and to bring back from that one. */
  Map<String, String> environment(String queue, String deadLetters) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HELIOS_AWS_SQS_QUEUES", queue);
    environment.put("HELIOS_AWS_SQS_DLQ", deadLetters);
    environment.put("HELIOS_AWS_ENDPOINT", endpoint());
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
        SqsStandIn.this.killAndRestart();
      }
    };
  }

  private void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IOException("expected a killed queue to end, found it running");
    }
    process = launch();
  }

  private Process launch() throws IOException {
    Process started =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                SqsProgram.class.getName(),
                Integer.toString(port),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = new BufferedReader(started.inputReader(StandardCharsets.UTF_8));
    for (String line = out.readLine(); !READY.equals(line); line = out.readLine()) {
      if (line == null) {
        started.destroyForcibly();
        throw new IOException("expected the queue to start, found that it ended");
      }
    }
    return started;
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}
