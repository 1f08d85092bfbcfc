// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.machine.ScratchFolder;
import dev.helios.lab.system.LocalInstance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From {@code ./helios demo}, built and with empty data, to the first event on the live feed, which
 * is what the dashboard shows.
 */
final class DemoStart {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private DemoStart() {}

  static Duration measure(Path home) throws IOException, InterruptedException {
    try (LocalInstance instance = new LocalInstance(home, ScratchFolder.make())) {
      long begin = System.nanoTime();
      CompletableFuture<Long> first =
          CompletableFuture.supplyAsync(() -> firstEvent(instance.url(), begin + LIMIT.toNanos()));
      instance.demo();
      long at = first.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return Duration.ofNanos(at - begin);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IOException("the demo showed no event within " + LIMIT, e);
    }
  }

  private static long firstEvent(URI url, long end) {
    while (System.nanoTime() < end) {
      try (FeedMeter feed = new FeedMeter(url)) {
        while (System.nanoTime() < end) {
          if (feed.events() > 0) {
            return System.nanoTime();
          }
          LockSupport.parkNanos(2_000_000);
        }
      } catch (IOException notYet) {
        LockSupport.parkNanos(20_000_000);
      }
    }
    throw new IllegalStateException("no event within the time");
  }
}
