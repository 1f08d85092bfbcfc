// SPDX-License-Identifier: MIT
package dev.helios.wire.cloudevents;

import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.BatchReader;
import dev.helios.wire.envelope.MalformedReasons;

/** CloudEvents 1.0 over HTTP, in whichever mode the request is. */
public final class CloudEvents {
  /** Content type of a single event. */
  public static final String ONE = "application/cloudevents+json";

  private CloudEvents() {}

  /**
   * Reads a request that is in one of the three modes; {@link ContentMode#NONE} is read as
   * structured.
   *
   * @param batchMax most events of a batch
   */
  public static Reading read(RawDelivery wire, ContentMode mode, int batchMax) {
    if (mode != ContentMode.BINARY && ContentMode.isForeignFormat(wire.contentType())) {
      return Reading.Deliveries.one(new Malformed(foreign(), wire));
    }
    return switch (mode) {
      case BATCH -> batch(wire, batchMax);
      case BINARY -> Reading.Deliveries.one(BinaryContentMode.ofHeaders(wire));
      case STRUCTURED, NONE ->
          Reading.Deliveries.one(StructuredContentMode.read(wire, wire.body()));
    };
  }

  private static Reading batch(RawDelivery wire, int batchMax) {
    return BatchReader.read(
        wire,
        batchMax,
        item -> {
          // On its own the item is no batch any more, and must say so to be read again.
          RawDelivery single = item.withHeader("content-type", ONE);
          return StructuredContentMode.read(single, single.body());
        });
  }

  private static Reason foreign() {
    return new Reason(
        MalformedReasons.CONTENT_TYPE_UNSUPPORTED,
        "expected CloudEvents in JSON, found another format");
  }
}
