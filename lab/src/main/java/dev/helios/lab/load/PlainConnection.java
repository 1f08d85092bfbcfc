// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept alive: so little client that the server is measured and not
 * the client. One thread at a time; after an IOException, and when it was not used for a while, it
 * opens anew with the next request.
 */
public final class PlainConnection implements AutoCloseable {
  /** Longest wait for the answer to a request of the load. */
  static final int TIMEOUT_MILLIS = 5_000;

  /** A server may close what is idle for longer. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final int MAX_BODY = 4 << 20;

  /** An answer, its body as text in Latin 1, which is enough to look for words in. */
  public record Answer(int status, String body) {
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  private final URI url;
  private final int timeoutMillis;
  private @Nullable Socket socket;
  private long usedAt;
  private InputStream in = InputStream.nullInputStream();

  public PlainConnection(URI url) {
    this(url, TIMEOUT_MILLIS);
  }

  private PlainConnection(URI url, int timeoutMillis) {
    this.url = url;
    this.timeoutMillis = timeoutMillis;
  }

  /** For questions that have to be answered, however busy the server is. */
  public static PlainConnection patient(URI url) {
    return new PlainConnection(url, 60_000);
  }

  public Answer post(String path, String contentType, byte[] body) throws IOException {
    String head = "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n";
    byte[] start =
        head.formatted(path, url.getAuthority(), contentType, body.length).getBytes(ISO_8859_1);
    byte[] request = new byte[start.length + body.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    return exchange(request);
  }

  public Answer get(String path) throws IOException {
    String head = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n";
    return exchange(head.formatted(path, url.getAuthority()).getBytes(ISO_8859_1));
  }

  private Answer exchange(byte[] request) throws IOException {
    if (System.nanoTime() - usedAt > IDLE_NANOS) {
      close();
    }
    try {
      Socket open = open();
      open.getOutputStream().write(request);
      Answer answer = read();
      usedAt = System.nanoTime();
      return answer;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket open() throws IOException {
    Socket known = socket;
    if (known != null) {
      return known;
    }
    String host = url.getHost();
    Socket made = new Socket(host.startsWith("[") ? "::1" : host, url.getPort());
    socket = made;
    made.setTcpNoDelay(true);
    made.setSoTimeout(timeoutMillis);
    in = new BufferedInputStream(made.getInputStream(), 8_192);
    return made;
  }

  private Answer read() throws IOException {
    String[] status = line().split(" ", 3);
    if (status.length < 2 || !status[1].matches("\\d{3}")) {
      throw new IOException("expected an HTTP status line, found other");
    }
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = number(lower.substring(15).strip(), 10);
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      last |= lower.startsWith("connection:") && lower.contains("close");
    }
    String body = chunked ? chunks() : new String(bytes(length), ISO_8859_1);
    if (last) {
      close();
    }
    return new Answer(number(status[1], 10), body);
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
      throw new IOException("expected a length, found other", e);
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
