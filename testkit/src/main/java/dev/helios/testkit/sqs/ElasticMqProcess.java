// SPDX-License-Identifier: MIT
package dev.helios.testkit.sqs;

import dev.helios.testkit.Loopback;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * {@link ElasticMqProgram}, an SQS that is not ours, in a process of its own that can be killed and
 * started again on the same file and port.
 */
public final class ElasticMqProcess implements AutoCloseable {
  private final Path file;
  private final int port;
  private Process process;

  private ElasticMqProcess(Path folder) throws IOException {
    this.file = folder.resolve("messages");
    this.port = Loopback.freePort();
    this.process = launch();
  }

  /** Starts it with its messages in this folder, and returns when it answers. */
  public static ElasticMqProcess in(Path folder) throws IOException {
    return new ElasticMqProcess(folder);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends it as a power cut would, and starts it on what it had on disk. */
  public void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IOException("expected a killed ElasticMQ to end, found it running");
    }
    process = launch();
  }

  private Process launch() throws IOException {
    Process started =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                ElasticMqProgram.class.getName(),
                Integer.toString(port),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = new BufferedReader(started.inputReader(StandardCharsets.UTF_8));
    for (String line = out.readLine();
        !ElasticMqProgram.READY.equals(line);
        line = out.readLine()) {
      if (line == null) {
        started.destroyForcibly();
        throw new IOException("expected ElasticMQ to start, found that it ended");
      }
    }
    return started;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
