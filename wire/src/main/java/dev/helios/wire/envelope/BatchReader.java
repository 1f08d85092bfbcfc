// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a JSON array of events. Each item is judged alone; where the array itself breaks, the items
 * before are kept and the rest is one malformed delivery.
 */
public final class BatchReader {
  private BatchReader() {}

  /**
   * Reads the array in the wire's body.
   *
   * @param max most items; one more, and the whole body is one malformed delivery
   * @param each decodes one item; the wire it gets holds that item alone
   */
  public static Reading read(RawDelivery wire, int max, Function<RawDelivery, Delivery> each) {
    JsonSlices slices = JsonSlices.ofArray(wire.body(), max);
    List<Bytes> items = slices.items();
    Reason fault = slices.fault();
    if (items.size() > max) {
      return refused(MalformedReasons.tooLarge(max), wire);
    }
    if (items.isEmpty()) {
      return refused(fault == null ? MalformedReasons.batchEmpty() : fault, wire);
    }
    Stream<Delivery> sound = items.stream().map(item -> each.apply(wire.withBody(item)));
    Stream<Delivery> rest =
        fault == null ? Stream.empty() : Stream.of(rest(fault, wire, slices.end()));
    return new Reading.Deliveries(Stream.concat(sound, rest).toList(), true);
  }

  /** A batch of which nothing can be used, as one delivery. */
  public static Reading refused(Reason reason, RawDelivery wire) {
    return new Reading.Deliveries(List.of(new Malformed(reason, wire)), true);
  }

  private static Malformed rest(Reason fault, RawDelivery wire, int from) {
    byte[] body = wire.body().array();
    return new Malformed(fault, wire.withBody(Bytes.slice(body, from, body.length)));
  }
}
