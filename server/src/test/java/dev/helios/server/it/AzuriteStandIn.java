// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import dev.helios.testkit.azure.AzuriteProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@link AzuriteProcess}, and clients of it. */
final class AzuriteStandIn implements AutoCloseable {
  private static final int SENDERS = 8;

  private final AzuriteProcess process;

  AzuriteStandIn(Path folder) throws Exception {
    this.process = AzuriteProcess.in(folder);
  }

  String connectionString() {
    return process.connectionString();
  }

  /** What a server needs to pull from this queue, and to bring back from that container. */
  Map<String, String> environment(String queue, String container) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HELIOS_AZURE_QUEUES", queue);
    environment.put("HELIOS_AZURE_DEAD_LETTER_CONTAINER", container);
    environment.put("HELIOS_AZURE_STORAGE_CONNECTION_STRING", connectionString());
    environment.put("HELIOS_AZURE_QUEUE_VISIBILITY", "5s"); // what is under way comes soon again
    return environment;
  }

  QueueClient queue(String name) {
    QueueClient queue =
        new QueueClientBuilder()
            .connectionString(connectionString())
            .queueName(name)
            .httpClient(new JdkHttpClientBuilder().build())
            .buildClient();
    queue.create();
    return queue;
  }

  BlobContainerClient container(String name) {
    BlobContainerClient container =
        new BlobContainerClientBuilder()
            .connectionString(connectionString())
            .containerName(name)
            .httpClient(new JdkHttpClientBuilder().build())
            .buildClient();
    container.create();
    return container;
  }

  static void upload(BlobContainerClient container, String name, String text) {
    container.getBlobClient(name).upload(BinaryData.fromString(text));
  }

  /** In base64, as Event Grid sends. */
  static void send(QueueClient queue, List<String> texts)
      throws InterruptedException, ExecutionException {
    List<Future<?>> sending = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(bytes);
        sending.add(threads.submit(() -> queue.sendMessage(encoded)));
      }
    }
    for (Future<?> one : sending) {
      one.get();
    }
  }

  /** Takes so many messages off a queue, as a thief would; their texts. */
  static List<String> steal(QueueClient queue, int count) {
    List<String> loot = new ArrayList<>();
    while (loot.size() < count) {
      QueueMessageItem message = queue.receiveMessage();
      queue.deleteMessage(message.getMessageId(), message.getPopReceipt());
      byte[] text = Base64.getDecoder().decode(message.getBody().toBytes());
      loot.add(new String(text, StandardCharsets.UTF_8));
    }
    return loot;
  }

  Stock.Durable stock(QueueClient queue) {
    return new Stock.Durable() {
      @Override
      public long left() {
        return queue.getProperties().getApproximateMessagesCountLong();
      }

      @Override
      public void killAndRestart() throws Exception {
        process.kill();
      }
    };
  }

  /** Ends it so that it saves everything, and starts it again. */
  void restart() throws Exception {
    process.restart();
  }

  @Override
  public void close() {
    process.close();
  }
}
