// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.EventBuilder;
import dev.helios.wire.envelope.JsonTexts;
import dev.helios.wire.envelope.MalformedReasons;
import dev.helios.wire.envelope.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of EventBridge. */
final class EventBridgeEvent {
  /** Bound of the joined resources, below the envelope's own for one extension. */
  private static final int MAX_RESOURCES = 4_000;

  private EventBridgeEvent() {}

  /** Whether an object looks like an event rather than like anything else that SNS may carry. */
  static boolean isOne(EnvelopeReader fields) {
    return fields.has("detail-type") && (fields.has("detail") || fields.has("source"));
  }

  /**
   * Makes an event of the envelope.
   *
   * @param otherId the id where the envelope has none, null where it must have one: without an id
   *     (an input transformer may drop it) a redelivery cannot be told from a second event
   */
  static Delivery read(RawDelivery wire, EnvelopeReader event, @Nullable String otherId) {
    String id = otherId == null || event.has("id") ? event.need("id") : otherId;
    String account = event.text("account");
    String region = event.text("region");
    String source =
        "aws://" + orEmpty(account) + "/" + orEmpty(region) + "/" + event.need("source");
    EventBuilder builder =
        new EventBuilder(wire)
            .identity(source, id)
            .type(event.need("detail-type"))
            .time(event.text("time"))
            .replay(event.text("replay-name"))
            .extension("awsaccount", account)
            .extension("awsregion", region)
            .extension("sqsreceives", AwsDecoder.receivedAgain(wire))
            .data(event.needJson("detail"), MediaTypes.JSON);
    addResources(builder, event);
    Reason fault = event.fault();
    return fault == null ? builder.deliver() : new Malformed(fault, wire);
  }

  private static void addResources(EventBuilder builder, EnvelopeReader event) {
    if (!event.has("resources") || event.isNull("resources")) {
      return;
    }
    List<String> resources = JsonTexts.ofArray(event.json("resources"));
    if (resources == null) {
      event.fault(MalformedReasons.wrongType("resources", "an array of texts"));
    } else if (!resources.isEmpty()) {
      builder.subject(resources.getFirst()).extension("awsresources", joined(resources));
    }
  }

  /** As many whole names as fit. */
  private static @Nullable String joined(List<String> resources) {
    StringBuilder joined = new StringBuilder();
    int bytes = 0;
    for (String resource : resources) {
      bytes += resource.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes > MAX_RESOURCES) {
        break;
      }
      joined.append(joined.isEmpty() ? "" : ",").append(resource);
    }
    return joined.isEmpty() ? null : joined.toString();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
