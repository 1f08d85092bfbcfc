// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Somebody else's SQS, in a process of its own. */
final class ElasticMq {
  private final Path data;
  private final int port;
  private final SqsClient client;
  private Process process;

  private ElasticMq(Path data) throws IOException {
    this.data = data;
    this.port = freePort();
    this.process = launch();
    this.client = AwsClients.sqs(Access.at(endpoint()), 8);
  }

  static ElasticMq start(Path data) throws IOException {
    return new ElasticMq(data);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  AwsAccess access() {
    return Access.at(endpoint());
  }

  /** Ends it as a power cut would, and starts it on what it had on disk. */
  void killAndRestart() throws IOException, InterruptedException {
    kill();
    process = launch();
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("expected a killed ElasticMQ to end, found it running");
    }
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
    kill();
  }

  private Process launch() throws IOException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                ElasticMqServer.class.getName(),
                Integer.toString(port),
                data.resolve("messages").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = new BufferedReader(started.inputReader(UTF_8));
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      if (line == null) {
        started.destroyForcibly();
        throw new IOException("expected ElasticMQ to start, found that it ended");
      }
    }
    return started;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
