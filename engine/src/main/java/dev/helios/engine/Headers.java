// SPDX-License-Identifier: MIT
package dev.helios.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Record headers as text, written in order, read by name. */
final class Headers {
  private Headers() {}

  static void put(RecordHeaders headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  static Map<String, String> read(org.apache.kafka.common.header.Headers headers) {
    Map<String, String> read = new HashMap<>();
    for (Header header : headers) {
      if (header.value() != null) {
        read.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return read;
  }

  /** The value under this name; a record without it was not written by HELIOS. */
  static String require(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new ForeignRecordException("expected header " + name + ", found none");
    }
    return value;
  }

  /** A record's key or value; HELIOS writes both wherever it reads them. */
  static byte[] present(String name, byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new ForeignRecordException("expected a " + name + ", found none");
    }
    return bytes;
  }
}
