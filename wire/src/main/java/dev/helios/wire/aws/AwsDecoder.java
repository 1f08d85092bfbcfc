// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.envelope.Decoder;
import dev.helios.wire.envelope.EnvelopeReader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what AWS posts: an EventBridge event (API destinations, raw SNS delivery) or an SNS message
 * around one. The content type is not believed: SNS calls its JSON text/plain.
 */
public final class AwsDecoder implements Decoder {
  /**
   * How often a queue has handed the message out, where it was fetched from one. No push may set
   * it: {@code Decoders.isRelevantHeader} keeps it out.
   */
  public static final String RECEIVE_COUNT = "x-amz-sqs-receive-count";

  private static final Pattern AGAIN = Pattern.compile("[2-9]|[1-9]\\d{1,8}");

  @Override
  public Reading read(RawDelivery wire) {
    return read(wire, EnvelopeReader.read(wire.body(), Set.of()));
  }

  @Override
  public Reading read(RawDelivery wire, EnvelopeReader body) {
    if (SnsMessage.isOne(body)) {
      return SnsMessage.read(wire, body);
    }
    if (SnsMessage.isRaw(wire) && !EventBridgeEvent.isOne(body)) {
      return Reading.Deliveries.one(SnsMessage.ofHeaders(wire));
    }
    return Reading.Deliveries.one(EventBridgeEvent.read(wire, body, null));
  }

  /** The receive count of a message that came more than once; null for all others. */
  static @Nullable String receivedAgain(RawDelivery wire) {
    String count = wire.header(RECEIVE_COUNT);
    return count != null && AGAIN.matcher(count).matches() ? count : null;
  }
}
