// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.log.Cursor;
import dev.helios.store.cases.CaseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client of the feed: what it wants, where it stands, and what waits for it.
 *
 * <p>At most one frame is being written to it; meanwhile events wait, up to a bound. Beyond the
 * bound what waits is dropped, counted, and reported as a gap: a slow client loses events of its
 * own, and costs other clients nothing. Thread-safe.
 */
public final class FeedClient {
  /** Events in one frame, so that a client that catches up is not sent megabytes at once. */
  private static final int FRAME_MAX = 500;

  /** Cases whose last word waits; beyond it the oldest are dropped, and the lists have them. */
  private static final int VERDICTS_MAX = 500;

  private final FeedFilter filter;
  private final int bufferMax;
  private final Function<String, CompletionStage<Void>> socket;
  private final Runnable broken;

  private List<FeedItem> waiting = new ArrayList<>();

  /** The latest verdict of each case: a slow client skips outdated ones. */
  private final Map<CaseId, String> waitingVerdicts = new LinkedHashMap<>();

  private Cursor sent;
  private Cursor offered;
  private @Nullable Cursor gapFrom;
  private long missed;
  private boolean writing;
  private long writingSince;

  public FeedClient(
      FeedFilter filter,
      int bufferMax,
      Cursor start,
      Function<String, CompletionStage<Void>> socket,
      Runnable broken) {
    this.filter = filter;
    this.bufferMax = bufferMax;
    this.sent = start;
    this.offered = start;
    this.socket = socket;
    this.broken = broken;
  }

  /** Events that came; their shared frame is for clients that want all and have nothing waiting. */
  void offer(FeedBatch batch) {
    String frame;
    synchronized (this) {
      offered = batch.after();
      if (!writing && waiting.isEmpty() && gapFrom == null && wantsWhole(batch)) {
        sent = batch.after();
        frame = batch.frame();
        startWriting();
      } else {
        hold(batch.items());
        frame = nextFrame();
      }
    }
    write(frame);
  }

  private boolean wantsWhole(FeedBatch batch) {
    return filter.wantsAllEvents() && batch.isWhollyOf(filter.tenant());
  }

  /**
   * Events that this client has missed, in order: it takes as many as it has room for, frame by
   * frame, and none is dropped.
   *
   * @param after where it stands when it has taken all of them
   * @return whether it took all of them
   */
  boolean take(List<FeedItem> items, Cursor after) {
    boolean all;
    String frame;
    synchronized (this) {
      all = fill(items);
      if (all) {
        offered = after;
      }
      frame = nextFrame();
    }
    write(frame);
    return all;
  }

  private boolean fill(List<FeedItem> items) {
    for (FeedItem item : items) {
      if (filter.wants(item)) {
        if (waiting.size() >= bufferMax) {
          return false;
        }
        waiting.add(item);
      }
      offered = offered.with(item.position().partition(), item.position().offset() + 1);
    }
    return true;
  }

  /** Verdicts that came: of each case the last one. */
  void offerVerdicts(Collection<FeedVerdict> verdicts) {
    String frame;
    synchronized (this) {
      for (FeedVerdict offeredOne : verdicts) {
        waitingVerdicts.remove(offeredOne.id());
        if (filter.wants(offeredOne.verdict())) {
          waitingVerdicts.put(offeredOne.id(), offeredOne.json());
        }
      }
      var oldest = waitingVerdicts.keySet().iterator();
      while (waitingVerdicts.size() > VERDICTS_MAX) {
        oldest.next();
        oldest.remove();
      }
      frame = nextFrame();
    }
    write(frame);
  }

  /** Events that this client was not sent, and will not be. */
  void skip(long count, Cursor from, Cursor to) {
    String frame;
    synchronized (this) {
      frame = Frames.gap(count, from, to, "too_old");
      sent = to;
      offered = to;
      startWriting();
    }
    write(frame);
  }

  /** A frame that may be left out when the client is busy: it has other signs of life. */
  void nudge(Function<Cursor, String> frame) {
    String text = null;
    synchronized (this) {
      if (!writing && waiting.isEmpty()) {
        text = frame.apply(sent);
        startWriting();
      }
    }
    write(text);
  }

  /** Sends the first frame; nothing may have been sent yet. */
  void greet(String frame) {
    synchronized (this) {
      startWriting();
    }
    write(frame);
  }

  /** Up to where this client has been sent events, or has them waiting. */
  synchronized Cursor offered() {
    return offered;
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /** For how long the frame under way has been under way, 0 when there is none. */
  synchronized long stuckNanos(long now) {
    return writing ? now - writingSince : 0;
  }

  private void hold(List<FeedItem> items) {
    for (FeedItem item : items) {
      if (filter.wants(item)) {
        waiting.add(item);
      }
    }
    if (waiting.size() > bufferMax) {
      if (gapFrom == null) {
        gapFrom = sent;
      }
      missed += waiting.size();
      waiting = new ArrayList<>();
    }
  }

  /** The next frame to write, null when there is nothing or one is under way. Holds the lock. */
  private @Nullable String nextFrame() {
    if (writing) {
      return null;
    }
    if (gapFrom != null) {
      String frame = Frames.gap(missed, gapFrom, offered, "slow_client");
      gapFrom = null;
      missed = 0;
      sent = offered;
      startWriting();
      return frame;
    }
    if (waiting.isEmpty()) {
      sent = offered;
      return nextVerdicts();
    }
    int count = Math.min(FRAME_MAX, waiting.size());
    List<FeedItem> items = List.copyOf(waiting.subList(0, count));
    waiting.subList(0, count).clear();
    sent = waiting.isEmpty() ? offered : advance(sent, items);
    startWriting();
    return Frames.events(items, sent);
  }

  private @Nullable String nextVerdicts() {
    if (waitingVerdicts.isEmpty()) {
      return null;
    }
    String frame = Frames.verdicts(waitingVerdicts.values(), sent);
    waitingVerdicts.clear();
    startWriting();
    return frame;
  }

  private static Cursor advance(Cursor cursor, List<FeedItem> items) {
    Cursor next = cursor;
    for (FeedItem item : items) {
      next = next.with(item.position().partition(), item.position().offset() + 1);
    }
    return next;
  }

  private void startWriting() {
    writing = true;
    writingSince = System.nanoTime();
  }

  private void write(@Nullable String frame) {
    if (frame == null) {
      return;
    }
    socket
        .apply(frame)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                broken.run();
                return;
              }
              String next;
              synchronized (this) {
                writing = false;
                next = nextFrame();
              }
              write(next);
            });
  }
}
