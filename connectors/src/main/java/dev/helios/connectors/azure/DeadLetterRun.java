// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.storage.blob.BlobContainerClient;
import dev.helios.connectors.port.Backfill.Progress;
import dev.helios.connectors.port.Backfill.Range;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.core.event.Bytes;
import dev.helios.core.retry.Backoff;
import dev.helios.wire.Decoders;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One walk through dead letters: blob by blob, event by event. For one thread. */
final class DeadLetterRun {
  /** The walk was asked to end, or its thread was interrupted. */
  static final class Stopped extends RuntimeException {
    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private final BlobContainerClient container;
  private final AzureTuning tuning;
  private final CountDownLatch closed;
  private final Range range;
  private final @Nullable MessageHandler intake;
  private final Consumer<Progress> progress;
  private long blobs;
  private long unread;
  private long found;
  private long handed;

  /**
   * @param intake null to count only
   */
  DeadLetterRun(
      BlobContainerClient container,
      AzureTuning tuning,
      CountDownLatch closed,
      Range range,
      @Nullable MessageHandler intake,
      Consumer<Progress> progress) {
    this.container = container;
    this.tuning = tuning;
    this.closed = closed;
    this.range = range;
    this.intake = intake;
    this.progress = progress;
  }

  long blobs() {
    return blobs;
  }

  /** Blobs that are too large or no JSON; they are left where they are. */
  long unread() {
    return unread;
  }

  long found() {
    return found;
  }

  Progress progress(boolean done) {
    return new Progress(blobs + " blobs read", found, handed, done);
  }

  void blob(HourFolders.Found blob) {
    if (closed.getCount() == 0) {
      throw new Stopped();
    }
    blobs++;
    List<Bytes> events;
    try {
      events = DeadLetterBlob.originals(read(blob));
    } catch (IOException e) {
      unread++;
      return;
    }
    List<FetchedMessage> wanted =
        events.stream().filter(this::isInRange).map(event -> fetched(event, blob)).toList();
    found += wanted.size();
    if (intake != null) {
      handIn(intake, wanted);
      if (tuning.deleteDeadLetters() && wanted.size() == events.size()) {
        container.getBlobClient(blob.blob()).deleteIfExists();
      }
      progress.accept(progress(false));
    }
  }

  private Bytes read(HourFolders.Found blob) throws IOException {
    int max = tuning.deadLetterBlobMax();
    if (blob.bytes() > max) {
      throw new IOException("too large");
    }
    try (InputStream in = container.getBlobClient(blob.blob()).openInputStream()) {
      return Bytes.of(in.readNBytes(max));
    }
  }

  /** An event of which nobody can say when it happened is in every range. */
  private boolean isInRange(Bytes event) {
    Instant time = DeadLetterBlob.time(event);
    return time == null || (!time.isBefore(range.from()) && time.isBefore(range.to()));
  }

  private FetchedMessage fetched(Bytes event, HourFolders.Found blob) {
    return new FetchedMessage(
        Decoders.AZURE,
        Map.of(
            "content-type",
            "application/json",
            "aeg-event-type",
            "Notification",
            "aeg-subscription-name",
            blob.subscription()),
        event,
        range.replay());
  }

  private void handIn(MessageHandler to, List<FetchedMessage> events) {
    int most = tuning.pull().underWay();
    Backoff backoff = new Backoff(tuning.pull().pause(), tuning.pull().pauseMax());
    for (int from = 0; from < events.size(); from += most) {
      List<FetchedMessage> left =
          notKept(to, events.subList(from, Math.min(events.size(), from + most)));
      for (int tries = 1; !left.isEmpty(); tries++) {
        sleep(backoff.pause(tries));
        left = notKept(to, left);
      }
    }
  }

  private List<FetchedMessage> notKept(MessageHandler to, List<FetchedMessage> events) {
    List<CompletableFuture<Settlement>> fates =
        events.stream().map(event -> to.take(event).toCompletableFuture()).toList();
    List<FetchedMessage> later = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (fates.get(i).join() == Settlement.ACK) {
        handed++;
      } else {
        later.add(events.get(i));
      }
    }
    return later;
  }

  private void sleep(Duration time) {
    try {
      if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Stopped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
  }
}
