// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A WebSocket client of the live feed that reads texts and answers pings, and spends next to
 * nothing on it: the processors belong to the server that is measured. It reads on a thread of its
 * own until closed; a listener that takes its time holds the sender up as a slow network does.
 */
public final class FeedSocket implements AutoCloseable {
  private static final int FINAL = 0x80;
  private static final int OPCODE = 0x0F;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int MAX_MESSAGE = 64 << 20;
  private static final int OPEN_MILLIS = 60_000;
  private static final int LARGE_BUFFER = 1 << 20;

  private final Socket socket;
  private final DataInputStream in;
  private final Listener listener;
  private byte[] message = new byte[1 << 16];

  /** Takes whole texts, as bytes of UTF-8: the first {@code length} of an array that is reused. */
  public interface Listener {
    void text(byte[] bytes, int length, long nanoTime);

    /** Nothing more comes: closed by this side or by the other. */
    default void ended() {}
  }

  private FeedSocket(Socket socket, DataInputStream in, Listener listener) {
    this.socket = socket;
    this.in = in;
    this.listener = listener;
  }

  /** Opens the feed and begins to read. Throws when the server does not take the client. */
  public static FeedSocket open(URI url, Listener listener) throws IOException {
    return open(url, "", LARGE_BUFFER, listener);
  }

  /**
   * Opens the feed and begins to read. Throws when the server does not take the client.
   *
   * @param query behind the path, with its question mark, or nothing
   * @param receiveBuffer of the socket, in bytes
   */
  public static FeedSocket open(URI url, String query, int receiveBuffer, Listener listener)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setReceiveBufferSize(receiveBuffer); // the window is agreed on while connecting
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), OPEN_MILLIS);
      socket.setSoTimeout(OPEN_MILLIS);
      socket.setTcpNoDelay(true);
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/ws/events%s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      + "Sec-WebSocket-Key: aGVsaW9zLWJlbmNoLTAwMQ==\r\n\r\n")
                  .formatted(query, url.getAuthority())
                  .getBytes(ISO_8859_1));
      DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(socket.getInputStream(), Math.min(receiveBuffer, 1 << 16)));
      String status = line(in);
      if (!status.startsWith("HTTP/1.1 101")) {
        throw new IOException("expected the feed to open, found " + status);
      }
      while (!line(in).isEmpty()) {}
      socket.setSoTimeout(0);
      FeedSocket live = new FeedSocket(socket, in, listener);
      Thread.ofPlatform().name("feed").daemon().start(live::read);
      return live;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() > 8_192) {
        throw new EOFException("expected a line of HTTP");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private void read() {
    try {
      int length = 0;
      while (true) {
        int first = in.readUnsignedByte();
        int size = size();
        if ((first & OPCODE) >= CLOSE) {
          byte[] control = in.readNBytes(size);
          if ((first & OPCODE) == CLOSE) {
            return;
          }
          if ((first & OPCODE) == PING) {
            pong(control);
          }
          continue;
        }
        if (length + size > message.length) {
          message = Arrays.copyOf(message, Math.max(length + size, message.length * 2));
        }
        in.readFully(message, length, size);
        length += size;
        if ((first & FINAL) != 0) {
          listener.text(message, length, System.nanoTime());
          length = 0;
        }
      }
    } catch (IOException closed) {
      // By this side or the other: what did not arrive is seen to be missing.
    } finally {
      listener.ended();
    }
  }

  private int size() throws IOException {
    int size = in.readUnsignedByte() & 0x7F;
    long full = size == 126 ? in.readUnsignedShort() : size == 127 ? in.readLong() : size;
    if (full < 0 || full > MAX_MESSAGE) {
      throw new IOException("expected a frame of at most " + MAX_MESSAGE + " bytes, found " + full);
    }
    return (int) full;
  }

  private void pong(byte[] payload) throws IOException {
    byte[] mask = new byte[4];
    ThreadLocalRandom.current().nextBytes(mask);
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) (FINAL | 10);
    frame[1] = (byte) (FINAL | payload.length);
    System.arraycopy(mask, 0, frame, 2, 4);
    for (int i = 0; i < payload.length; i++) {
      frame[6 + i] = (byte) (payload[i] ^ mask[i % 4]);
    }
    OutputStream out = socket.getOutputStream();
    out.write(frame);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is given up either way.
    }
  }
}
