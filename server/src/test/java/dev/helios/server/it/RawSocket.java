// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One TCP connection to the server, for what no HTTP client would send. */
final class RawSocket implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3}) ");
  private static final int PATIENCE_MS = 60_000;

  private final Socket socket;

  RawSocket(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
  }

  /** Sends it and reads until the other side closes. */
  static List<Integer> statuses(int port, String request) throws IOException {
    try (RawSocket raw = new RawSocket(port)) {
      raw.send(request);
      return statuses(raw.rest());
    }
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Everything that comes until the other side closes the connection, or breaks it off. */
  String rest() {
    return read(Integer.MAX_VALUE);
  }

  /** What comes until an answer has begun. */
  String first() {
    return read(1);
  }

  private String read(int enough) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8_192];
      int count = in.read(buffer);
      while (count >= 0 && all.size() < enough) {
        all.write(buffer, 0, count);
        count = all.size() < enough ? in.read(buffer) : -1;
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection is still open after " + PATIENCE_MS + " ms", e);
    } catch (IOException brokenOff) {
      return all.toString(StandardCharsets.ISO_8859_1);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** The statuses of the answers in a stream, in order. */
  static List<Integer> statuses(String answers) {
    List<Integer> statuses = new ArrayList<>();
    Matcher matcher = STATUS.matcher(answers);
    while (matcher.find()) {
      statuses.add(Integer.valueOf(matcher.group(1)));
    }
    return statuses;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
