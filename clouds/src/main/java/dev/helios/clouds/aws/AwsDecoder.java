// SPDX-License-Identifier: MIT
package dev.helios.clouds.aws;

import dev.helios.clouds.Decoder;
import dev.helios.clouds.envelope.Fields;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Wire;
import java.util.Set;

/**
 * Reads what AWS posts: an EventBridge event (API destinations, raw SNS delivery) or an SNS message
 * around one. The content type is not believed: SNS calls its JSON text/plain.
 */
public final class AwsDecoder implements Decoder {

  @Override
  public Reading read(Wire wire) {
    Fields body = Fields.read(wire.body(), Set.of());
    if (SnsMessage.isOne(body)) {
      return SnsMessage.read(wire, body);
    }
    if (SnsMessage.isRaw(wire) && !EventBridgeEvent.isOne(body)) {
      return Reading.Deliveries.one(SnsMessage.ofHeaders(wire));
    }
    return Reading.Deliveries.one(EventBridgeEvent.read(wire, body, null));
  }
}
