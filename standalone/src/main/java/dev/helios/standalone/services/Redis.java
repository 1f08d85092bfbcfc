// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Ports;
import dev.helios.standalone.supervise.Launch;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.unpack.Software;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Redis as a memory and nothing else: it writes no file, and when it is full it forgets what would
 * expire first. Loopback only.
 */
final class Redis implements ManagedProcess {
  private static final String PORT = "redis";
  private static final byte[] PING = {'P', 'I', 'N', 'G', '\r', '\n'};

  private final DataFolder data;
  private final Software software;
  private final Ports ports;

  Redis(DataFolder data, Software software, Ports ports) {
    this.data = data;
    this.software = software;
    this.ports = ports;
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.REDIS;
  }

  @Override
  public String address() throws IOException {
    return "127.0.0.1:" + ports.port(PORT);
  }

  String url() throws IOException {
    return "redis://" + address();
  }

  @Override
  public void claim() throws IOException {
    ports.claim(PORT);
  }

  @Override
  public void prepare() throws IOException, Refused {
    software.redis();
  }

  @Override
  public Launch launch() throws IOException, Refused {
    List<String> command =
        List.of(
            software.redis().toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(ports.port(PORT)),
            "--daemonize",
            "no",
            "--save",
            "",
            "--appendonly",
            "no",
            "--maxmemory",
            "256mb",
            "--maxmemory-policy",
            "volatile-ttl");
    return new Launch(command, Map.of(), data.folder("redis"), data.log(kind()), "");
  }

  @Override
  public boolean ready() throws IOException {
    try (LoopbackConnection ask = LoopbackConnection.open(ports.port(PORT))) {
      return ask.send(PING).readByte() == '+';
    }
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(10);
  }
}
