// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.Pid;
import dev.helios.standalone.data.RunFolder;
import dev.helios.standalone.supervise.JvmFlags;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout with a fake server, in which the real commands are run as processes. */
final class Checkout {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  final Path home;
  final int port = freePort();
  final int dashboardPort = freePort();
  private final List<Process> started = new ArrayList<>();

  Checkout(Path home) throws IOException {
    this.home = home.toRealPath();
    buildServer("one");
  }

  /** Replaces the server by another build of it. */
  void buildServer(String build) throws IOException {
    Path jar = home.resolve("server/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeServer.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, build);
    String entry = FakeServer.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream jarOut = new JarOutputStream(out, manifest);
        var in = FakeServer.class.getClassLoader().getResourceAsStream(entry)) {
      if (in == null) {
        throw new IOException("expected " + entry + " on the class path");
      }
      jarOut.putNextEntry(new JarEntry(entry));
      in.transferTo(jarOut);
      jarOut.closeEntry();
    }
  }

  Path data() {
    return home.resolve("data");
  }

  Path log(String name) {
    return home.resolve(name + ".out");
  }

  /** Starts a command; what it prints goes to {@link #log} of the name. */
  Process command(String name, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(JvmFlags.java()));
    command.addAll(JvmFlags.SUPERVISOR);
    command.add("-Dhelios.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add(Main.class.getName());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log(name).toFile());
    Process process = builder.directory(new File("/")).start();
    started.add(process);
    return process;
  }

  Process up(String name, Map<String, String> environment) throws IOException {
    return command(
        name,
        environment,
        "up",
        "--port",
        Integer.toString(port),
        "--dashboard-port=" + dashboardPort);
  }

  /** Waits for the closing box of a start. */
  void awaitUp(String name, Process process) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.readString(log(name)).contains("HELIOS is up")) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IOException("it did not come up: " + Files.readString(log(name)));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs a command to its end and gives its exit code. */
  int run(String name, String... words) throws IOException, InterruptedException {
    Process process = command(name, Map.of(), words);
    if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("it did not end: " + Files.readString(log(name)));
    }
    return process.exitValue();
  }

  String printed(String name) throws IOException {
    return Files.readString(log(name));
  }

  Map<ServiceKind, Pid> living() throws IOException {
    Map<ServiceKind, Pid> pids = new EnumMap<>(ServiceKind.class);
    new RunFolder(data().resolve("run"))
        .living()
        .forEach((kind, pidFile) -> pids.put(kind, pidFile.pid()));
    return pids;
  }

  String ask(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  /** Ends whatever a failed test left. */
  void cleanUp() throws IOException, InterruptedException {
    for (Process process : started) {
      if (process.isAlive()) {
        process.destroy();
        process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
      }
    }
    for (Pid pid : living().values()) {
      pid.signal("KILL");
      pid.awaitExit(LIMIT);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException("expected a free port", none);
    }
  }
}
