// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A WebSocket client on a bare socket, which reads when it is told to and not before. */
final class SlowClient implements AutoCloseable {
  private static final int SMALL_WINDOW = 4_096;
  private final Socket socket = new Socket();
  private final DataInputStream in;

  SlowClient(Client client) throws IOException {
    URI uri = Feed.uri(client, "");
    socket.setReceiveBufferSize(SMALL_WINDOW);
    socket.setSoTimeout((int) Await.PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL_WINDOW));
    String request =
        "GET "
            + uri.getPath()
            + " HTTP/1.1\r\nHost: "
            + uri.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status = line();
    if (!status.contains(" 101 ")) {
      throw new IOException("expected 101, found " + status);
    }
    while (!line().isEmpty()) {
      // the other headers
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      c = in.read();
    }
    return line.toString().strip();
  }

  /** Reads the next text frame. */
  JsonNode next() throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int first = in.readUnsignedByte();
      byte[] payload = in.readNBytes((int) length(in.readUnsignedByte() & 0x7F));
      int kind = first & 0x0F;
      if (kind == 8) {
        throw new IOException("closed: " + new String(payload, StandardCharsets.UTF_8));
      }
      if (kind <= 1) {
        text.append(new String(payload, StandardCharsets.UTF_8));
        if ((first & 0x80) != 0) {
          return Answer.parse(text.toString());
        }
      }
    }
  }

  private long length(int declared) throws IOException {
    return switch (declared) {
      case 126 -> in.readUnsignedShort();
      case 127 -> in.readLong();
      default -> declared;
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
