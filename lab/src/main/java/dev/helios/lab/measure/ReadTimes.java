// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.client.Reply;
import dev.helios.lab.load.Measured;
import dev.helios.lab.load.OpenLoop;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** How long the API takes to answer questions, from a few clients that ask one after the other. */
public final class ReadTimes {
  private static final int CLIENTS = 2;

  private ReadTimes() {}

  /**
   * Asks so often, going around the paths; the first tenth is not counted.
   *
   * @throws IOException when an answer is no success: then nothing is measured
   */
  public static Measured measure(String name, URI url, List<String> paths, int requests)
      throws IOException {
    ConcurrentHistogram micros = new ConcurrentHistogram(OpenLoop.LONGEST_MICROS, 3);
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable String> flaw = new AtomicReference<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        var _ =
            threads.submit(
                () -> {
                  try (HttpConnection connection = HttpConnection.patient(url)) {
                    for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                      long since = System.nanoTime();
                      String path = paths.get(n % paths.size());
                      Reply.Http answer = connection.get(path).answer();
                      long took = (System.nanoTime() - since) / 1_000;
                      if (!answer.isSuccess()) {
                        flaw.set(path + " to be answered, found HTTP status " + answer.status());
                      } else if (n >= requests / 10) {
                        micros.recordValue(Math.clamp(took, 1, OpenLoop.LONGEST_MICROS));
                      }
                    }
                  } catch (IOException e) {
                    flaw.set(name + " to be answered, found " + e.getMessage());
                  }
                });
      }
    }
    if (flaw.get() != null) {
      throw new IOException("expected " + flaw.get());
    }
    return new Measured(name, requests - requests / 10, micros);
  }
}
