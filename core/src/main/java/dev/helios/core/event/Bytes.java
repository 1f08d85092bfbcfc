// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes as they were received. Immutable by convention: the array is shared, not copied, and nobody
 * who holds it may write to it. Equal when the content is equal.
 */
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Wraps the array without copying it; the caller gives it away. */
  public static Bytes of(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array);
  }

  /** Copies a part of the array. */
  public static Bytes slice(byte[] array, int from, int to) {
    return from == 0 && to == array.length ? of(array) : of(Arrays.copyOfRange(array, from, to));
  }

  public static Bytes utf8(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return array.length;
  }

  public boolean isEmpty() {
    return array.length == 0;
  }

  /** The shared array itself: read only. */
  public byte[] array() {
    return array;
  }

  /** The content as UTF-8 text, with replacement characters where it is not. */
  public String text() {
    return new String(array, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /** The length only: content never reaches a log by accident. */
  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
