// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** Waits for a program that a test has started. */
final class Listening {
  private Listening() {}

  /** Returns when it listens on all these ports of loopback; fails when it ends before. */
  static void await(String what, Process started, int... ports) throws Exception {
    Await.until(
        what + " listens",
        () -> {
          if (!started.isAlive()) {
            throw new IOException("expected " + what + " to start, found that it ended");
          }
          return Arrays.stream(ports).allMatch(Listening::answers);
        });
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
