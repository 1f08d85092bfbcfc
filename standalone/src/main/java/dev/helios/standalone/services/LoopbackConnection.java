// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One question to a loopback port; every step ends within {@value #LIMIT_MS} ms. */
final class LoopbackConnection implements AutoCloseable {
  private static final int LIMIT_MS = 2_000;

  private final Socket socket;

  private LoopbackConnection(Socket socket) {
    this.socket = socket;
  }

  static LoopbackConnection open(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), LIMIT_MS);
      socket.setSoTimeout(LIMIT_MS);
      return new LoopbackConnection(socket);
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  DataInputStream send(byte[] question) throws IOException {
    socket.getOutputStream().write(question);
    socket.getOutputStream().flush();
    return new DataInputStream(socket.getInputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
