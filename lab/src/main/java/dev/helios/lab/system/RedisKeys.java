// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys of Redis, reached past the server. Keys have bytes that are no text; here each byte is
 * one character. Not thread-safe.
 */
public final class RedisKeys implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final DataInputStream in;

  /**
   * @param url as {@code redis://host:port}
   */
  public RedisKeys(String url) throws IOException {
    URI uri = URI.create(url);
    this.socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /** Every key that HELIOS has made. */
  public Set<String> all() throws IOException {
    send("KEYS", "helios:*");
    int count = Integer.parseInt(line('*'));
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      byte[] key = in.readNBytes(Integer.parseInt(line('$')));
      in.skipNBytes(2);
      keys.add(new String(key, ISO_8859_1));
    }
    return keys;
  }

  /** Gives what is kept under one key another name. */
  public void rename(String from, String to) throws IOException {
    send("RENAME", from, to);
    line('+');
  }

  private void send(String... words) throws IOException {
    StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      request.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    OutputStream out = socket.getOutputStream();
    out.write(request.toString().getBytes(ISO_8859_1));
    out.flush();
  }

  /** The rest of a line that begins with this character. */
  private String line(char kind) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
      line.append((char) next);
    }
    if (line.charAt(0) != kind) {
      throw new IOException("Redis: expected an answer with " + kind + ", found " + line);
    }
    return line.substring(1).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
