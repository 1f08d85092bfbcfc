// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.client.HttpConnection;
import java.io.IOException;
import java.time.Duration;

/**
 * Waits until everything that was accepted is stored, judged, its verdicts stored, and fed to the
 * client of the live feed.
 */
final class CatchUp {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration REST = Duration.ofSeconds(5);

  private final HttpConnection asking;
  private final FeedMeter feed;
  private final Backlog backlog;

  CatchUp(HttpConnection asking, FeedMeter feed, Backlog backlog) {
    this.asking = asking;
    this.feed = feed;
    this.backlog = backlog;
  }

  /** Where the system stands. */
  record Standing(long admitted, long fed, long gaps) {}

  /**
   * What came of the waiting.
   *
   * @param admitted events since the standing
   */
  record Caught(Books books, long admitted, long gaps, Duration took, boolean complete) {}

  /** Once the books are at rest: before, they may lack an event that was fed already. */
  Standing standing() throws IOException, InterruptedException {
    long end = System.nanoTime() + REST.toNanos();
    Books books = Books.read(asking);
    while (!books.idle() && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      books = Books.read(asking);
    }
    return new Standing(books.admitted(), feed.events(), feed.gaps());
  }

  Caught await(Standing since, Duration longest) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      Books books = Books.read(asking);
      long admitted = books.admitted() - since.admitted();
      long gaps = feed.gaps() - since.gaps();
      boolean fed = gaps > 0 || feed.events() - since.fed() >= admitted;
      boolean complete =
          books.idle() && books.balanced() && books.isJudged() && fed && !backlog.hasVerdicts();
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      if (complete || took.compareTo(longest) > 0) {
        return new Caught(books, admitted, gaps, took, complete);
      }
      Thread.sleep(PAUSE);
    }
  }
}
