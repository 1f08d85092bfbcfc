// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Utf8;

/** What bytes look like by their first character that is not white space. */
public final class MediaTypes {
  public static final String JSON = "application/json";
  public static final String OPAQUE = "application/octet-stream";

  private MediaTypes() {}

  /** JSON when it begins like an object or an array, opaque otherwise. */
  public static String guess(Bytes bytes) {
    char first = first(bytes);
    return first == '{' || first == '[' ? JSON : OPAQUE;
  }

  /** JSON when it is one object or array from end to end, opaque otherwise. */
  public static String proved(Bytes bytes) {
    boolean broken = BusinessFields.of(bytes, JSON).shape() == BusinessFields.Shape.BROKEN_JSON;
    return broken ? OPAQUE : guess(bytes);
  }

  public static boolean isArray(Bytes bytes) {
    return first(bytes) == '[';
  }

  /** The first character that is not white space; 0 when there is none. */
  private static char first(Bytes bytes) {
    byte[] array = bytes.array();
    int i = Utf8.markLength(bytes);
    while (i < array.length && isSpace(array[i])) {
      i++;
    }
    return i < array.length ? (char) (array[i] & 0xFF) : 0;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
