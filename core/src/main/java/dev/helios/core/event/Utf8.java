// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strict UTF-8, in both directions: nothing is replaced, so nothing changes unseen. */
public final class Utf8 {
  private static final int CHUNK = 1_024;

  private Utf8() {}

  /** Whether the bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates. */
  public static boolean holds(Bytes bytes) {
    byte[] array = bytes.array();
    int ascii = 0;
    while (ascii < array.length && array[ascii] >= 0) {
      ascii++;
    }
    return ascii == array.length || decodes(ByteBuffer.wrap(array, ascii, array.length - ascii));
  }

  /** How many bytes the byte order mark takes that the bytes begin with: 3, or 0 without one. */
  public static int markLength(Bytes bytes) {
    byte[] array = bytes.array();
    boolean marked =
        array.length >= 3
            && array[0] == (byte) 0xEF
            && array[1] == (byte) 0xBB
            && array[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** The text in UTF-8; null when it holds half a surrogate, which UTF-8 cannot say. */
  public static @Nullable Bytes encode(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[encoded.remaining()];
      encoded.get(exact);
      return Bytes.of(exact);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean decodes(ByteBuffer rest) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chunk = CharBuffer.allocate(CHUNK);
    CoderResult result = decoder.decode(rest, chunk, true);
    while (result.isOverflow()) {
      chunk.clear();
      result = decoder.decode(rest, chunk, true);
    }
    return !result.isError();
  }
}
