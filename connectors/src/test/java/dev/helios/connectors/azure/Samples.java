// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.core.event.Bytes;
import dev.helios.wire.Decoders;
import java.util.Map;

/** Events as Event Grid would hand them out. */
final class Samples {
  private static final String TOPIC =
      "/subscriptions/0f1e2d3c-0000-4000-8000-0123456789ab/resourceGroups/rg-shop/providers/"
          + "Microsoft.EventGrid/topics/stock";

  private Samples() {}

  static String eventGrid(String id, String time, String more) {
    return "{\"id\":\"%s\",\"topic\":\"%s\",\"subject\":\"orders/%s\",\"eventType\":\"InventoryReserved\",\"eventTime\":\"%s\",\"data\":{\"order_id\":\"%s\",\"amount\":12345678901234567890.10,\"note\":\"\\u00e4 & <b>\"},\"dataVersion\":\"2.1\",\"metadataVersion\":\"1\"%s}"
        .formatted(id, TOPIC, id, time, id, more);
  }

  static String cloudEvent(String id, String time, String more) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/shop/stock\",\"type\":\"InventoryReserved\",\"time\":\"%s\",\"datacontenttype\":\"application/json\",\"data\":{\"order_id\":\"%s\",\"amount\":1.50}%s}"
        .formatted(id, time, id, more);
  }

  /** The line that a ledger keeps of an event. */
  static String line(String event) {
    return Ledger.read(
            new FetchedMessage(
                Decoders.AZURE,
                Map.of("content-type", "application/json"),
                Bytes.utf8(event),
                null))
        .getFirst();
  }
}
