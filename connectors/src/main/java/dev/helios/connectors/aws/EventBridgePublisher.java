// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Publisher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Puts events on a bus. EventBridge gives each accepted entry an id of its own, so that an entry
 * sent twice is two events: nothing is sent again here, and an answer that did not come is said to
 * be unknown.
 */
public final class EventBridgePublisher implements Publisher {
  private static final int TOO_MANY = 429;
  private static final int TIMED_OUT = 408;

  /** What asks for another try. */
  private static final Set<String> PASSING =
      Set.of(
          "InternalFailure",
          "InternalException",
          "InternalServerError",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "LimitExceededException",
          "RequestLimitExceeded",
          "TooManyRequestsException",
          "ConcurrentModificationException");

  private final EventBridgeSettings settings;
  private final EventBridgeClient client;

  public EventBridgePublisher(AwsAccess access, EventBridgeSettings settings) {
    this.settings = settings;
    this.client = AwsClients.eventBridgeOnce(access, settings.answer(), settings.connections());
  }

  @Override
  public List<Sent> publish(List<Outgoing> events) throws InterruptedException {
    String tooLarge = "expected at most " + settings.maxBytes() + " bytes, found more";
    List<Sent> fates =
        new ArrayList<>(Collections.nCopies(events.size(), new Sent.Rejected(tooLarge)));
    for (List<Integer> parcel : PutEventsBatches.of(events, settings.maxBytes())) {
      List<Sent> sent = put(parcel.stream().map(events::get).toList());
      for (int i = 0; i < parcel.size(); i++) {
        fates.set(parcel.get(i), sent.get(i));
      }
    }
    return List.copyOf(fates);
  }

  private List<Sent> put(List<Outgoing> events) throws InterruptedException {
    List<PutEventsRequestEntry> entries = events.stream().map(this::entry).toList();
    try {
      return read(client.putEvents(request -> request.entries(entries)), entries.size());
    } catch (AbortedException e) {
      throw new InterruptedException("interrupted while events were put on " + settings.bus());
    } catch (SdkException | IllegalStateException e) {
      AwsCallException fault = AwsCallException.of("EventBridge", "PutEvents", settings.bus(), e);
      Sent sent =
          mayHelp(fault.status(), fault.code())
              ? new Sent.Unknown(fault.getMessage())
              : new Sent.Rejected(fault.getMessage());
      return Collections.nCopies(entries.size(), sent);
    }
  }

  private PutEventsRequestEntry entry(Outgoing event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(settings.bus())
        .source(event.source())
        .detailType(event.type())
        .time(event.time())
        .detail(event.data().text())
        .build();
  }

  /** A good answer may hold failures: each entry has its own. */
  private static List<Sent> read(PutEventsResponse answer, int expected) {
    if (answer.entries().size() != expected) {
      String why =
          "EventBridge PutEvents: expected %d answers, found %d"
              .formatted(expected, answer.entries().size());
      return Collections.nCopies(expected, new Sent.Unknown(why));
    }
    return answer.entries().stream().map(EventBridgePublisher::read).toList();
  }

  private static Sent read(PutEventsResultEntry entry) {
    String code = entry.errorCode();
    if (code == null || code.isEmpty()) {
      return new Sent.Accepted(entry.eventId());
    }
    String why =
        "EventBridge PutEvents: " + code + " " + AwsCallException.plain(entry.errorMessage());
    return PASSING.contains(code) ? new Sent.Unknown(why) : new Sent.Rejected(why);
  }

  private static boolean mayHelp(int status, String code) {
    return status == AwsCallException.NO_ANSWER
        || status >= 500
        || status == TOO_MANY
        || status == TIMED_OUT
        || PASSING.contains(code);
  }

  @Override
  public void close() {
    client.close();
  }
}
