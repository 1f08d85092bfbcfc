// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import java.util.Arrays;
import java.util.List;

/** Turns messages into the request that their cloud would post. Pure: equal in, equal out. */
public final class Encoder {
  private Encoder() {}

  /** The request for one message. */
  public static Request encode(Message message) {
    Request request =
        switch (message.form()) {
          case EVENTBRIDGE -> Aws.eventBridge(message);
          case SNS -> Aws.sns(message);
          case PUBSUB -> Gcp.push(message);
          case EVENT_GRID -> Azure.eventGrid(List.of(message));
          case CLOUD_EVENT -> Azure.cloudEvent(message);
        };
    return message.spoil() == Spoil.CUT ? cut(request) : request;
  }

  /** One Event Grid delivery of several events. All of them must be of the Event Grid form. */
  public static Request batch(List<Message> messages) {
    return messages.size() == 1 ? encode(messages.getFirst()) : Azure.eventGrid(messages);
  }

  private static Request cut(Request request) {
    byte[] body = request.body();
    return new Request(
        request.form(),
        request.headers(),
        Arrays.copyOf(body, body.length * 2 / 3),
        request.messages());
  }
}
