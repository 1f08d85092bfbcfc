// SPDX-License-Identifier: MIT
package dev.helios.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** Ports of loopback: free ones, and those of a program that a test has started. */
public final class Loopback {
  private Loopback() {}

  /** A port that nobody has now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns when it listens on all these ports of loopback; fails when it ends before. */
  public static void awaitListening(String what, Process started, int... ports) throws Exception {
    Await.until(
        what + " listens",
        () -> {
          if (!started.isAlive()) {
            throw new IOException("expected " + what + " to start, found that it ended");
          }
          return Arrays.stream(ports).allMatch(Loopback::answers);
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
