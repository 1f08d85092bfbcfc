// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.models.CloudEvent;
import com.azure.core.models.CloudEventDataFormat;
import com.azure.core.util.BinaryData;
import com.azure.messaging.eventgrid.EventGridPublisherClientBuilder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.helios.connectors.port.Publisher;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes to an Event Grid topic, in the schema that it was created with. The topic takes a
 * request whole or not at all, so the events of one request share their fate; a list that is too
 * long or too large for one request is sent in several. Event Grid keeps no order, and its own
 * schema has no place for the producer's source.
 */
public final class EventGridPublisher implements Publisher {
  /** Limits of one request, with room for the envelopes. */
  private static final int EVENTS_MAX = 1_000;

  private static final int BYTES_MAX = 900_000;
  private static final int ENVELOPE = 512;
  private static final String DATA_VERSION = "1.0";

  private final Consumer<List<Outgoing>> request;

  /**
   * @param key the topic's key; Entra is used where it is empty
   */
  EventGridPublisher(
      AzureHttp http, String endpoint, String key, TokenCredential entra, TopicSchema schema) {
    EventGridPublisherClientBuilder builder =
        new EventGridPublisherClientBuilder()
            .httpClient(http.sdk())
            // What has no clear answer is the caller's to send again, or not.
            .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
            .endpoint(endpoint);
    builder =
        key.isEmpty() ? builder.credential(entra) : builder.credential(new AzureKeyCredential(key));
    this.request = request(builder, schema);
  }

  private static Consumer<List<Outgoing>> request(
      EventGridPublisherClientBuilder builder, TopicSchema schema) {
    return switch (schema) {
      case EVENT_GRID -> {
        // The client for this schema turns numbers into doubles on the way.
        var client = builder.buildCustomEventPublisherClient();
        yield events ->
            client.sendEvents(events.stream().map(EventGridPublisher::eventGrid).toList());
      }
      case CLOUD_EVENTS -> {
        var client = builder.buildCloudEventPublisherClient();
        yield events ->
            client.sendEvents(events.stream().map(EventGridPublisher::cloudEvent).toList());
      }
    };
  }

  @Override
  public List<Sent> publish(List<Outgoing> events) throws InterruptedException {
    List<Sent> fates = new ArrayList<>(events.size());
    int from = 0;
    while (from < events.size()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int to = end(events, from);
      fates.addAll(send(events.subList(from, to)));
      from = to;
    }
    return fates;
  }

  /** Where the request that begins at {@code from} ends: it holds one event at least. */
  private static int end(List<Outgoing> events, int from) {
    int to = from;
    long bytes = 0;
    while (to < events.size() && to - from < EVENTS_MAX) {
      bytes += size(events.get(to));
      if (bytes > BYTES_MAX && to > from) {
        return to;
      }
      to++;
    }
    return to;
  }

  private static long size(Outgoing event) {
    return ENVELOPE
        + event.data().length()
        + 3L
            * (event.id().length()
                + event.source().length()
                + event.type().length()
                + event.key().length());
  }

  private List<Sent> send(List<Outgoing> events) {
    try {
      request.accept(events);
      return events.stream().<Sent>map(event -> new Sent.Accepted(event.id())).toList();
    } catch (RuntimeException e) {
      Sent fate = fate(e);
      return events.stream().map(event -> fate).toList();
    }
  }

  private static Sent fate(RuntimeException thrown) {
    int status = Redacted.statusOf(thrown);
    String why = "Event Grid topic: " + Redacted.cause(thrown);
    boolean no = status >= 400 && status < 500 && status != 408 && status != 429;
    return no ? new Sent.Rejected(why + meaning(status)) : new Sent.Unknown(why);
  }

  private static String meaning(int status) {
    return switch (status) {
      case 400 -> "; is the topic of another schema?";
      case 401, 403 -> "; the topic's key, or the role EventGrid Data Sender, is not right";
      case 404 -> "; the topic does not exist";
      case 413 -> "; an event is larger than the topic takes";
      default -> "";
    };
  }

  /** JSON that the SDK takes over as it is. */
  private record Raw(@JsonValue @JsonRawValue String json) {}

  private static BinaryData eventGrid(Outgoing event) {
    String head =
        "{\"id\":%s,\"subject\":%s,\"eventType\":%s,\"eventTime\":\"%s\",\"dataVersion\":\"%s\",\"data\":"
            .formatted(
                quoted(event.id()),
                quoted(event.key()),
                quoted(event.type()),
                event.time(),
                DATA_VERSION);
    return BinaryData.fromObject(new Raw(head + event.data().text() + "}"));
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static CloudEvent cloudEvent(Outgoing event) {
    CloudEvent cloudEvent =
        new CloudEvent(
                event.source(),
                event.type(),
                BinaryData.fromBytes(event.data().array()),
                CloudEventDataFormat.JSON,
                "application/json")
            .setId(event.id())
            .setTime(event.time().atOffset(ZoneOffset.UTC));
    // An empty subject is none, and CloudEvents has no empty one.
    return event.key().isEmpty() ? cloudEvent : cloudEvent.setSubject(event.key());
  }

  @Override
  public void close() {
    // The HTTP client is shared.
  }
}
