// SPDX-License-Identifier: MIT
package dev.helios.wire.direct;

import dev.helios.core.event.Json;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.cloudevents.CloudEvents;
import dev.helios.wire.cloudevents.ContentMode;
import dev.helios.wire.envelope.Decoder;
import dev.helios.wire.envelope.DecoderSettings;
import dev.helios.wire.envelope.MalformedReasons;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what is posted to the ingest API: one event, lines of events, or CloudEvents. Here the
 * content type decides, because the caller chose it and can read the answer; none at all is JSON.
 */
public final class DirectDecoder implements Decoder {
  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  private final int batchMax;

  public DirectDecoder(DecoderSettings settings) {
    this.batchMax = settings.batchMax();
  }

  @Override
  public Reading read(RawDelivery wire) {
    ContentMode mode = ContentMode.of(wire.contentType(), wire.headers());
    if (mode != ContentMode.NONE) {
      return CloudEvents.read(wire, mode, batchMax);
    }
    String type = mediaType(wire.contentType());
    if (LINES.contains(type)) {
      return NdjsonReader.read(wire, batchMax);
    }
    if (type.isEmpty() || Json.isJson(type)) {
      return Reading.Deliveries.one(DirectEvent.read(wire));
    }
    Reason unsupported =
        new Reason(
            MalformedReasons.CONTENT_TYPE_UNSUPPORTED,
            "expected application/json, application/x-ndjson or application/cloudevents+json");
    return Reading.Deliveries.one(new Malformed(unsupported, wire));
  }

  private static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
