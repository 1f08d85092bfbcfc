// SPDX-License-Identifier: MIT
package dev.helios.testkit.azure;

import dev.helios.testkit.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Azurite, the storage server for tests by the cloud's own maker, as a process that can be killed
 * and started again on the same folder and ports. It saves its tables every few seconds only: what
 * it must still know after a kill needs {@link #restart} first.
 */
public final class AzuriteProcess implements AutoCloseable {
  private static final Path MAIN =
      Path.of("../testkit/azurite/node_modules/azurite/dist/src/azurite.js").toAbsolutePath();
  private static final String ACCOUNT = "devstoreaccount1";
  // Published with Azurite, for everyone.
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Path folder;
  private final int blobs = Loopback.freePort();
  private final int queues = Loopback.freePort();
  private final int tables = Loopback.freePort();
  private Process process;

  private AzuriteProcess(Path folder) throws Exception {
    this.folder = folder;
    this.process = launch();
  }

  /** Starts it on a folder, and returns when it listens. */
  public static AzuriteProcess in(Path folder) throws Exception {
    if (!Files.exists(MAIN)) {
      throw new IllegalStateException("expected Azurite at " + MAIN + ": run its install.mjs");
    }
    return new AzuriteProcess(folder);
  }

  public String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName=%1$s;AccountKey=%2$s;BlobEndpoint=http://127.0.0.1:%3$d/%1$s;QueueEndpoint=http://127.0.0.1:%4$d/%1$s;"
        .formatted(ACCOUNT, KEY, blobs, queues);
  }

  /** Ends it as a machine's failure would, and starts it again. */
  public void kill() throws Exception {
    process.destroyForcibly().waitFor();
    process = launch();
  }

  /** Ends it so that it saves everything, and starts it again. */
  public void restart() throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IOException("expected Azurite to end when told, found it running");
    }
    process = launch();
  }

  private Process launch() throws Exception {
    Process started =
        new ProcessBuilder(
                "node",
                MAIN.toString(),
                "--location",
                folder.toString(),
                "--blobPort",
                Integer.toString(blobs),
                "--queuePort",
                Integer.toString(queues),
                "--tablePort",
                Integer.toString(tables),
                "--silent",
                "--skipApiVersionCheck",
                "--disableTelemetry")
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("azurite.txt").toFile()))
            .start();
    Loopback.awaitListening("Azurite", started, blobs, queues);
    return started;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
