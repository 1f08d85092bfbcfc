// SPDX-License-Identifier: MIT
package dev.helios.wire.cloudevents;

import java.util.Locale;
import java.util.Map;

/** How a request carries CloudEvents. */
public enum ContentMode {
  BATCH,
  STRUCTURED,
  BINARY,
  /** No CloudEvents at all. */
  NONE;

  private static final String STRUCTURED_TYPE = "application/cloudevents";
  private static final String BATCH_TYPE = "application/cloudevents-batch";

  /** The mode by content type first and {@code ce-specversion} second, as the binding has it. */
  public static ContentMode of(String contentType, Map<String, String> headers) {
    String type = contentType.strip().toLowerCase(Locale.ROOT);
    // The structured type is a prefix of the batch's, so the longer one is asked for first.
    if (type.startsWith(BATCH_TYPE)) {
      return BATCH;
    }
    if (type.startsWith(STRUCTURED_TYPE)) {
      return STRUCTURED;
    }
    return headers.containsKey("ce-specversion") ? BINARY : NONE;
  }

  /** Whether a structured or batch content type names another event format than JSON. */
  static boolean isForeignFormat(String contentType) {
    int plus = contentType.indexOf('+');
    int end = contentType.indexOf(';');
    boolean named = plus >= 0 && (end < 0 || plus < end);
    return named
        && !contentType
            .substring(plus + 1, end < 0 ? contentType.length() : end)
            .strip()
            .equalsIgnoreCase("json");
  }
}
