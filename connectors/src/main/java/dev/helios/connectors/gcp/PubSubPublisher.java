// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.protobuf.UnsafeByteOperations;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PubsubMessage;
import dev.helios.connectors.port.Publisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to a topic; the event's key is the ordering key. Requests go one after the other, so
 * that events of one key keep their order: after one that failed the later ones of its key are not
 * sent. Pub/Sub takes or refuses a request as a whole; a refused one is sent again in halves until
 * the culprits are found.
 */
public final class PubSubPublisher implements Publisher {
  /** Limits of a publish request. */
  private static final int REQUEST_MESSAGES = 1_000;

  private static final int REQUEST_BYTES = 9_000_000;
  private static final int MESSAGE_BYTES = 10_000_000;
  private static final int KEY_BYTES = 1_024;

  private static final Set<Code> FINAL =
      Set.of(
          Code.INVALID_ARGUMENT,
          Code.NOT_FOUND,
          Code.PERMISSION_DENIED,
          Code.UNAUTHENTICATED,
          Code.FAILED_PRECONDITION,
          Code.OUT_OF_RANGE,
          Code.UNIMPLEMENTED);

  private final PubSubPublisherSettings settings;
  private final PubSubConnection connection;
  private final PublisherStub stub;

  /** Opens the channel; the topic is not asked for until the first publish. */
  public PubSubPublisher(PubSubAccess access, PubSubPublisherSettings settings) throws IOException {
    this.settings = settings;
    this.connection = PubSubConnection.open(access);
    this.stub = connection.topics(settings.timeout());
  }

  /** One event on its way, with its place in the answer. */
  private record Item(int place, String key, PubsubMessage message) {}

  /** One call's answers, and the keys that may not go on. */
  private static final class Fates {
    private final Sent[] sent;
    private final Set<String> stuck = new HashSet<>();

    private Fates(int size) {
      sent = new Sent[size];
    }

    private void put(Item item, Sent fate) {
      sent[item.place] = fate;
      if (!(fate instanceof Sent.Accepted) && !item.key.isEmpty()) {
        stuck.add(item.key);
      }
    }
  }

  @Override
  public List<Sent> publish(List<Outgoing> events) throws InterruptedException {
    Fates fates = new Fates(events.size());
    List<Item> request = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < events.size(); i++) {
      Item item = new Item(i, events.get(i).key(), message(events.get(i)));
      String fault = fault(item, events.get(i).id());
      int size = item.message.getSerializedSize();
      if (fault == null && (request.size() == REQUEST_MESSAGES || bytes + size > REQUEST_BYTES)) {
        send(request, fates);
        request.clear();
        bytes = 0;
      }
      if (fault == null) {
        request.add(item);
        bytes += size;
      } else {
        // What came before it goes first: it may be of the same key.
        send(request, fates);
        request.clear();
        bytes = 0;
        fates.put(item, new Sent.Rejected(fault));
      }
    }
    send(request, fates);
    return List.of(fates.sent);
  }

  private void send(List<Item> items, Fates fates) throws InterruptedException {
    List<Item> free = new ArrayList<>();
    for (Item item : items) {
      if (fates.stuck.contains(item.key)) {
        fates.put(item, new Sent.Unknown("not sent: an earlier event of its key failed"));
      } else {
        free.add(item);
      }
    }
    if (!free.isEmpty()) {
      request(free, fates);
    }
  }

  private void request(List<Item> items, Fates fates) throws InterruptedException {
    PublishRequest.Builder request = PublishRequest.newBuilder().setTopic(settings.topic());
    items.forEach(item -> request.addMessages(item.message));
    try {
      PublishResponse response = stub.publishCallable().futureCall(request.build()).get();
      for (int i = 0; i < items.size(); i++) {
        fates.put(items.get(i), answered(response, i));
      }
    } catch (ExecutionException | CancellationException e) {
      failed(items, e, fates);
    }
  }

  private static Sent answered(PublishResponse response, int i) {
    return i < response.getMessageIdsCount()
        ? new Sent.Accepted(response.getMessageIds(i))
        : new Sent.Unknown("expected a message id for it, found none in the answer");
  }

  private void failed(List<Item> items, Exception e, Fates fates) throws InterruptedException {
    Code code = PubSubErrors.code(e).orElse(Code.UNKNOWN);
    if (code == Code.INVALID_ARGUMENT && items.size() > 1) {
      send(items.subList(0, items.size() / 2), fates);
      send(items.subList(items.size() / 2, items.size()), fates);
      return;
    }
    String why = settings.topic() + ": " + PubSubErrors.of(e);
    for (Item item : items) {
      fates.put(item, FINAL.contains(code) ? new Sent.Rejected(why) : new Sent.Unknown(why));
    }
  }

  private PubsubMessage message(Outgoing event) {
    return PubsubMessage.newBuilder()
        .setData(UnsafeByteOperations.unsafeWrap(event.data().array()))
        .setOrderingKey(event.key())
        .putAttributes(settings.typeAttribute(), event.type())
        .putAttributes(settings.timeAttribute(), event.time().toString())
        .build();
  }

  private static @Nullable String fault(Item item, String id) {
    int size = item.message.getSerializedSize();
    if (size > MESSAGE_BYTES) {
      return "expected a message of at most "
          + MESSAGE_BYTES
          + " bytes, found "
          + size
          + ", id "
          + id;
    }
    int key = item.message.getOrderingKeyBytes().size();
    return key <= KEY_BYTES
        ? null
        : "expected a key of at most " + KEY_BYTES + " bytes, found " + key + ", id " + id;
  }

  @Override
  public void close() {
    stub.close();
    connection.close();
  }
}
