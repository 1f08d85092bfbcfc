// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import com.google.protobuf.MessageLite;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What topics have to know after their server was killed: every record reaches the operating system
 * before the call that made it is answered. Leases are not in it: they end with the server.
 */
public final class FakeJournal implements AutoCloseable {
  private static final int TOPIC = 1;
  private static final int SUBSCRIPTION = 2;
  private static final int PUBLISHED = 3;
  private static final int ACKED = 4;
  private static final int SOUGHT = 5;

  private final OutputStream out;

  private FakeJournal(OutputStream out) {
    this.out = out;
  }

  /** Keeps nothing. */
  static FakeJournal none() {
    return new FakeJournal(OutputStream.nullOutputStream());
  }

  static FakeJournal appendingTo(Path file) throws IOException {
    return new FakeJournal(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  void topic(String name) {
    write(TOPIC, Topic.newBuilder().setName(name).build());
  }

  void subscription(Subscription settings) {
    write(SUBSCRIPTION, settings);
  }

  void published(String topic, PubsubMessage message) {
    write(PUBLISHED, PublishRequest.newBuilder().setTopic(topic).addMessages(message).build());
  }

  void acked(String subscription, String messageId) {
    write(
        ACKED,
        AcknowledgeRequest.newBuilder().setSubscription(subscription).addAckIds(messageId).build());
  }

  void sought(SeekRequest request) {
    write(SOUGHT, request);
  }

  private void write(int kind, MessageLite message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      bytes.write(kind);
      message.writeDelimitedTo(bytes);
      out.write(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does again what the file tells of; a last record that was cut off never was answered. */
  static void replay(Path file, FakeTopics topics) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        replay(kind, in, topics);
      }
    } catch (EOFException cutOff) {
      System.err.println("the last record was cut off");
    }
  }

  private static void replay(int kind, InputStream in, FakeTopics topics) throws IOException {
    switch (kind) {
      case TOPIC -> topics.createTopic(whole(Topic.parseDelimitedFrom(in)).getName());
      case SUBSCRIPTION -> topics.subscribe(whole(Subscription.parseDelimitedFrom(in)));
      case PUBLISHED -> {
        PublishRequest published = whole(PublishRequest.parseDelimitedFrom(in));
        topics.restore(published.getTopic(), published.getMessages(0));
      }
      case ACKED -> {
        AcknowledgeRequest acked = whole(AcknowledgeRequest.parseDelimitedFrom(in));
        topics.restoreAck(acked.getSubscription(), acked.getAckIds(0));
      }
      case SOUGHT -> topics.seek(whole(SeekRequest.parseDelimitedFrom(in)));
      default -> throw new IOException("expected a kind of record, found " + kind);
    }
  }

  private static <T> T whole(@Nullable T message) throws EOFException {
    if (message == null) {
      throw new EOFException();
    }
    return message;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
