// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loopback ports of one data folder: chosen where free, then remembered, so that a restart
 * keeps them and an adopted process is found where it was. Thread-safe.
 */
public final class Ports {
  private final Path file;
  private final Map<String, String> chosen;

  public Ports(Path file) throws IOException {
    this.file = file;
    this.chosen = new LinkedHashMap<>(StateFile.read(file));
  }

  /** The remembered port, chosen now where there is none. */
  public synchronized int port(String name) throws IOException {
    String known = chosen.getOrDefault(name, "");
    return known.matches("[0-9]{1,5}") ? Integer.parseInt(known) : choose(name);
  }

  /** Chooses another port where somebody else has taken the remembered one. */
  public synchronized void claim(String name) throws IOException {
    if (!isFree("127.0.0.1", port(name))) {
      choose(name);
    }
  }

  private int choose(String name) throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String port = Integer.toString(socket.getLocalPort());
        if (!chosen.containsValue(port)) {
          chosen.put(name, port);
          StateFile.write(file, chosen);
          return socket.getLocalPort();
        }
      }
    }
  }

  public static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port), 1);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
