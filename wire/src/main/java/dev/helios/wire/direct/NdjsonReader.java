// SPDX-License-Identifier: MIT
package dev.helios.wire.direct;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.envelope.BatchReader;
import dev.helios.wire.envelope.MalformedReasons;
import dev.helios.wire.envelope.MediaTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of lines with one event each. Blank lines are passed over; a broken one is alone. */
final class NdjsonReader {
  private NdjsonReader() {}

  static Reading read(RawDelivery wire, int batchMax) {
    List<Delivery> items = new ArrayList<>();
    byte[] body = wire.body().array();
    int line = 0;
    for (int from = 0; from < body.length; line++) {
      int to = end(body, from);
      if (!isBlank(body, from, to)) {
        if (items.size() == batchMax) {
          return BatchReader.refused(MalformedReasons.tooLarge(batchMax), wire);
        }
        items.add(DirectEvent.read(alone(wire, Bytes.slice(body, from, to), line)));
      }
      from = to + 1;
    }
    return items.isEmpty()
        ? BatchReader.refused(
            body.length == 0 ? MalformedReasons.bodyEmpty() : MalformedReasons.batchEmpty(), wire)
        : new Reading.Deliveries(items, true);
  }

  /** One line with what the request said of all: its type, and its key with the line's number. */
  private static RawDelivery alone(RawDelivery wire, Bytes line, int number) {
    RawDelivery single = wire.withBody(line).withHeader("content-type", MediaTypes.JSON);
    @Nullable String key = wire.header(DirectEvent.IDEMPOTENCY_KEY);
    return key == null || key.isBlank()
        ? single
        : single.withHeader(
            DirectEvent.IDEMPOTENCY_KEY, DirectEvent.unquoted(key.strip()) + "/" + number);
  }

  private static int end(byte[] body, int from) {
    int to = from;
    while (to < body.length && body[to] != '\n') {
      to++;
    }
    return to;
  }

  private static boolean isBlank(byte[] body, int from, int to) {
    for (int i = from; i < to; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
