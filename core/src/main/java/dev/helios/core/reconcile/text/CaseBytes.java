// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times and texts as the bytes of a case hold them. Readers throw IOException for other bytes. */
final class CaseBytes {
  private CaseBytes() {}

  static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
    out.writeLong(time == null ? Long.MIN_VALUE : time.getEpochSecond());
    if (time != null) {
      out.writeInt(time.getNano());
    }
  }

  static @Nullable Instant time(DataInputStream in) throws IOException {
    long seconds = in.readLong();
    return seconds == Long.MIN_VALUE ? null : Instant.ofEpochSecond(seconds, in.readInt());
  }

  static Instant always(DataInputStream in) throws IOException {
    Instant time = time(in);
    if (time == null) {
      throw new IOException("expected a time, found none");
    }
    return time;
  }

  static void optional(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      text(out, text);
    }
  }

  static @Nullable String optional(DataInputStream in) throws IOException {
    return in.readBoolean() ? text(in) : null;
  }

  static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  /** A length of one byte, or of five where it does not fit. */
  static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    if (bytes.length < 0xFF) {
      out.writeByte(bytes.length);
    } else {
      out.writeByte(0xFF);
      out.writeInt(bytes.length);
    }
    out.write(bytes);
  }

  static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte();
    length = length == 0xFF ? in.readInt() : length;
    if (length < 0 || length > in.available()) {
      throw new IOException("expected " + length + " bytes, found " + in.available());
    }
    return in.readNBytes(length);
  }
}
