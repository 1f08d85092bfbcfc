// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Looks for words in a frame without making text of it. */
public final class ByteScan {
  private ByteScan() {}

  public static byte[] word(String word) {
    return word.getBytes(ISO_8859_1);
  }

  /** Where the word begins at or behind {@code from}, or -1. */
  public static int find(byte[] in, int length, byte[] word, int from) {
    int last = length - word.length;
    byte first = word[0];
    for (int at = from; at <= last; at++) {
      if (in[at] == first && matches(in, at, word)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] in, int at, byte[] word) {
    for (int i = 1; i < word.length; i++) {
      if (in[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  public static int count(byte[] in, int length, byte[] word) {
    int count = 0;
    for (int at = find(in, length, word, 0);
        at >= 0;
        at = find(in, length, word, at + word.length)) {
      count++;
    }
    return count;
  }

  public static boolean startsWith(byte[] in, int length, byte[] word) {
    return length >= word.length && in[0] == word[0] && matches(in, 0, word);
  }

  /** The digits at this place, as a number; 0 where there are none. */
  public static long number(byte[] in, int length, int from) {
    long number = 0;
    for (int at = from; at < length && in[at] >= '0' && in[at] <= '9'; at++) {
      number = number * 10 + in[at] - '0';
    }
    return number;
  }
}
