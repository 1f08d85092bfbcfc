// SPDX-License-Identifier: MIT
package dev.helios.lab.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A gateway that takes requests and never answers while what it needs is away. */
public final class NeverAnswers implements AutoCloseable {
  public static final String WRONG = "a gateway that hangs where HELIOS answers 503";

  private static final int CONNECTIONS_MAX = 200;

  private final ServerSocket listening;
  private final List<Socket> open = new ArrayList<>();

  private NeverAnswers(ServerSocket listening) {
    this.listening = listening;
  }

  public static NeverAnswers start() throws IOException {
    NeverAnswers hanging =
        new NeverAnswers(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(hanging::accept);
    return hanging;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        synchronized (open) {
          open.add(socket);
          if (open.size() > CONNECTIONS_MAX) {
            open.removeFirst().close();
          }
        }
      }
    } catch (IOException e) {
      // It has been closed.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
