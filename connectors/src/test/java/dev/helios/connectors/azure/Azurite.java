// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Azurite, the storage server for tests by the cloud's own maker, as a process that can be killed
 * and started again on the same folder and ports. It saves its tables every few seconds only: what
 * it must still know after a kill needs {@link #restart} first.
 */
final class Azurite implements AutoCloseable {
  private static final Path MAIN =
      Path.of("src/test/azurite/node_modules/azurite/dist/src/azurite.js").toAbsolutePath();
  private static final String ACCOUNT = "devstoreaccount1";
  // Published with Azurite, for everyone.
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Path folder;
  private final int blobPort;
  private final int queuePort;
  private final int tablePort;
  private Process process;

  private Azurite(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket blob = new ServerSocket(0);
        ServerSocket queue = new ServerSocket(0);
        ServerSocket table = new ServerSocket(0)) {
      blobPort = blob.getLocalPort();
      queuePort = queue.getLocalPort();
      tablePort = table.getLocalPort();
    }
    process = launch();
  }

  static Azurite in(Path folder) throws Exception {
    if (!Files.exists(MAIN)) {
      throw new IllegalStateException("expected Azurite in src/test/azurite: run its install.mjs");
    }
    Azurite azurite = new Azurite(folder);
    azurite.awaitPorts();
    return azurite;
  }

  String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName="
        + ACCOUNT
        + ";AccountKey="
        + KEY
        + ";BlobEndpoint=http://127.0.0.1:"
        + blobPort
        + "/"
        + ACCOUNT
        + ";QueueEndpoint=http://127.0.0.1:"
        + queuePort
        + "/"
        + ACCOUNT
        + ";";
  }

  /** Ends it as a machine's failure would, and starts it again. */
  void kill() throws Exception {
    process.destroyForcibly().waitFor();
    process = launch();
    awaitPorts();
  }

  /** Ends it so that it saves everything, and starts it again. */
  void restart() throws Exception {
    stop();
    process = launch();
    awaitPorts();
  }

  private void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            List.of(
                "node",
                MAIN.toString(),
                "--location",
                folder.toString(),
                "--blobPort",
                Integer.toString(blobPort),
                "--queuePort",
                Integer.toString(queuePort),
                "--tablePort",
                Integer.toString(tablePort),
                "--silent",
                "--skipApiVersionCheck",
                "--disableTelemetry"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("azurite.txt").toFile()))
        .start();
  }

  private void awaitPorts() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!(answers(blobPort) && answers(queuePort))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(
            "expected Azurite to listen, it said: "
                + Files.readString(folder.resolve("azurite.txt")));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
