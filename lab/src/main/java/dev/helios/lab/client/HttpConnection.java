// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept alive: so little client that the server is measured and not
 * the client. It never sends a request twice by itself, and tells apart what a library would hide:
 * nobody there, cut off, no answer. After a failure, and when it was not used for 20 s, the next
 * request opens it anew. One thread at a time.
 */
public final class HttpConnection implements AutoCloseable {
  private static final int MAX_BODY = 256 << 20;
  private static final int LOAD_TIMEOUT_MILLIS = 5_000;
  private static final int QUESTION_TIMEOUT_MILLIS = 60_000;

  /** A server may close what is idle for longer. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final URI url;
  private final int patienceMillis;
  private @Nullable Socket socket;
  private long usedAt;
  private InputStream in = InputStream.nullInputStream();

  /**
   * @param patienceMillis longest wait for the next byte of an answer
   */
  public HttpConnection(URI url, int patienceMillis) {
    this.url = url;
    this.patienceMillis = patienceMillis;
  }

  /** For requests of a measured load: an answer after 5 s counts as none. */
  public static HttpConnection forLoad(URI url) {
    return new HttpConnection(url, LOAD_TIMEOUT_MILLIS);
  }

  /** For questions that have to be answered, however busy the server is: up to 60 s. */
  public static HttpConnection patient(URI url) {
    return new HttpConnection(url, QUESTION_TIMEOUT_MILLIS);
  }

  public Reply post(String path, String contentType, byte[] body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, url.getAuthority(), contentType, body.length);
    byte[] start = head.getBytes(ISO_8859_1);
    byte[] request = new byte[start.length + body.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    return exchange(request);
  }

  public Reply get(String path) {
    String head = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, url.getAuthority());
    return exchange(head.getBytes(ISO_8859_1));
  }

  private Reply exchange(byte[] request) {
    if (System.nanoTime() - usedAt > IDLE_NANOS) {
      close();
    }
    Socket open;
    try {
      open = open();
    } catch (IOException e) {
      close();
      return e instanceof SocketTimeoutException ? new Reply.TimedOut() : new Reply.Refused();
    }
    try {
      open.getOutputStream().write(request);
      Reply reply = read();
      usedAt = System.nanoTime();
      return reply;
    } catch (SocketTimeoutException e) {
      close();
      return new Reply.TimedOut();
    } catch (IOException e) {
      close();
      return new Reply.Cut();
    }
  }

  private Socket open() throws IOException {
    Socket known = socket;
    if (known != null) {
      return known;
    }
    Socket made = new Socket();
    socket = made;
    made.setTcpNoDelay(true);
    made.setSoTimeout(patienceMillis);
    made.connect(new InetSocketAddress(url.getHost(), url.getPort()), patienceMillis);
    in = new BufferedInputStream(made.getInputStream(), 8_192);
    return made;
  }

  private Reply read() throws IOException {
    String[] status = line().split(" ", 3);
    if (status.length < 2 || !status[1].matches("\\d{3}")) {
      throw new IOException("expected an HTTP status line");
    }
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    boolean retryAfter = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = number(lower.substring(15).strip(), 10);
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      last |= lower.startsWith("connection:") && lower.contains("close");
      retryAfter |= lower.startsWith("retry-after:");
    }
    String body = chunked ? chunks() : new String(bytes(length), ISO_8859_1);
    if (last) {
      close();
    }
    return new Reply.Http(number(status[1], 10), retryAfter, body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      int length = number(line().split(";", 2)[0].strip(), 16);
      body.append(new String(bytes(length), ISO_8859_1));
      line();
      if (length == 0) {
        return body.toString();
      }
      if (body.length() > MAX_BODY) {
        throw new IOException("expected a body of at most " + MAX_BODY + " bytes");
      }
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection within a body");
    }
    return bytes;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int number = Integer.parseInt(text, radix);
      if (number >= 0 && number <= MAX_BODY) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException("expected a number, found other", e);
    }
    throw new IOException("expected a length of at most " + MAX_BODY);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (line.length() > 16_384) {
        throw new IOException("expected a header line of at most 16 KiB");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is given up either way.
      }
    }
  }
}
