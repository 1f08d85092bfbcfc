// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.storage.blob.BlobContainerClient;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Brings back what Event Grid could not deliver and wrote to its dead-letter container: one blob in
 * memory at a time. An event whose time cannot be read comes back too. Blobs stay where they are,
 * unless they are to be deleted; then each goes when all its events are kept and none of them lay
 * outside the range.
 */
public final class DeadLetterBlobBackfill implements Backfill {
  /** How far a producer's clock may be ahead of Azure's. */
  private static final Duration CLOCK = Duration.ofHours(1);

  private final SourceName name;
  private final BlobContainerClient container;
  private final AzureTuning tuning;
  private final CountDownLatch closed = new CountDownLatch(1);

  DeadLetterBlobBackfill(BlobContainerClient container, AzureTuning tuning) {
    this.name =
        new SourceName(Cloud.AZURE, "eventgrid-dead-letters", container.getBlobContainerName());
    this.container = container;
    this.tuning = tuning;
  }

  @Override
  public SourceName name() {
    return name;
  }

  @Override
  public String plan(Range range) throws IOException {
    DeadLetterRun run = new DeadLetterRun(container, tuning, closed, range, null, progress -> {});
    walk(run, range);
    return "Container "
        + name.name()
        + ": "
        + run.blobs()
        + " dead-letter blobs were written from "
        + first(range)
        + " to "
        + last(range)
        + ", with "
        + run.found()
        + " events that happened in the range"
        + (run.unread() == 0 ? "" : "; " + run.unread() + " blobs cannot be read")
        + (tuning.deleteDeadLetters() ? "; blobs are deleted once kept" : "; blobs stay");
  }

  /**
   * As the port says. A blob that is too large or no JSON is left, and told of by an exception when
   * everything else is done.
   */
  @Override
  public void run(Range range, MessageHandler intake, Consumer<Progress> progress)
      throws IOException {
    DeadLetterRun run = new DeadLetterRun(container, tuning, closed, range, intake, progress);
    walk(run, range);
    progress.accept(run.progress(true));
    if (run.unread() > 0) {
      throw new IOException(
          "dead-letter container "
              + name.name()
              + ": expected blobs of JSON and at most "
              + tuning.deadLetterBlobMax()
              + " bytes, found "
              + run.unread()
              + " others, which were left; everything else was brought back");
    }
  }

  private void walk(DeadLetterRun run, Range range) throws IOException {
    try {
      new HourFolders(container, first(range), last(range)).forEach(run::blob);
    } catch (DeadLetterRun.Stopped e) {
      throw new IOException("dead-letter container " + name.name() + ": stopped before the end");
    } catch (RuntimeException e) {
      throw Redacted.failure("dead-letter container " + name.name(), e);
    }
  }

  private static Instant first(Range range) {
    return range.from().minus(CLOCK);
  }

  /** Event Grid tries for a day, waits a little and then writes. */
  private Instant last(Range range) {
    return range.to().plus(tuning.deadLetterDelay());
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
