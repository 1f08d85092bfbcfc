// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.Base64Text;
import dev.helios.wire.envelope.MediaTypes;

/**
 * The text of a storage-queue message. Event Grid writes it in base64 today and wrote it plainly
 * once, and nothing in the message says which.
 */
final class MessageText {
  private MessageText() {}

  /**
   * The bytes that the text stands for: as it is where it looks like JSON, decoded where that gives
   * what looks like JSON, else as it is, for the quarantine.
   */
  static Bytes bytes(Bytes text) {
    if (isJson(text)) {
      return text;
    }
    Bytes decoded = Base64Text.decode(text.text().strip());
    return decoded != null && isJson(decoded) ? decoded : text;
  }

  private static boolean isJson(Bytes bytes) {
    return MediaTypes.guess(bytes).equals(MediaTypes.JSON);
  }
}
