// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Delivery.Malformed;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON array into its items. Each item is judged alone; where the array itself breaks, the
 * items before are kept and the rest is one malformed delivery.
 */
public final class BatchReader {
  private final Wire wire;
  private final int max;
  private final List<Bytes> items = new ArrayList<>();
  private @Nullable Reason fault;
  private int read;

  private BatchReader(Wire wire, int max) {
    this.wire = wire;
    this.max = max;
  }

  /**
   * Reads the array in the wire's body.
   *
   * @param max most items; one more, and the whole body is one malformed delivery
   * @param each decodes one item; the wire it gets holds that item alone
   */
  public static Reading read(Wire wire, int max, Function<Wire, Delivery> each) {
    BatchReader batch = new BatchReader(wire, max);
    batch.cut();
    return batch.reading(each);
  }

  /** A batch of which nothing can be used, as one delivery. */
  public static Reading refused(Reason reason, Wire wire) {
    return new Reading.Deliveries(List.of(new Malformed(reason, wire)), true);
  }

  private Reading reading(Function<Wire, Delivery> each) {
    Reason why = fault;
    if (items.isEmpty() || items.size() > max) {
      Reason whole =
          items.size() > max ? MalformedReasons.tooLarge(max) : MalformedReasons.batchEmpty();
      return refused(items.isEmpty() && why != null ? why : whole, wire);
    }
    Stream<Delivery> sound = items.stream().map(item -> each.apply(wire.withBody(item)));
    Stream<Delivery> rest = why == null ? Stream.empty() : Stream.of(rest(why));
    return new Reading.Deliveries(Stream.concat(sound, rest).toList(), true);
  }

  private Malformed rest(Reason why) {
    byte[] body = wire.body().array();
    return new Malformed(why, wire.withBody(Bytes.slice(body, read, body.length)));
  }

  private void cut() {
    try (JsonParser parser = Json.cutter(wire.body())) {
      cut(parser);
    } catch (IOException e) {
      fault = MalformedReasons.notUtf8();
    }
  }

  private void cut(JsonParser parser) {
    try {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_ARRAY) {
        fault = first == null ? MalformedReasons.bodyEmpty() : notAnArray();
        return;
      }
      while (items.size() <= max && parser.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        read = (int) parser.currentLocation().getByteOffset();
        items.add(Bytes.slice(wire.body().array(), from, read));
      }
      if (items.size() <= max && parser.nextToken() != null) {
        fault =
            MalformedReasons.malformed(
                "expected the end", parser.currentTokenLocation().getByteOffset());
      }
    } catch (IOException e) {
      fault = MalformedReasons.broken(e, parser);
    }
  }

  private static Reason notAnArray() {
    return new Reason(
        MalformedReasons.BATCH_NOT_AN_ARRAY, "expected a JSON array, found other JSON");
  }
}
