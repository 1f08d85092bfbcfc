// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.helios.engine.Cursor;
import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.engine.LogBatch.TopicSlot;
import dev.helios.engine.Topics;
import dev.helios.server.live.FeedHub;
import dev.helios.store.LogPartition;
import dev.helios.store.StoreUnavailable;
import dev.helios.store.Storekeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far those who read the log are behind its end. Blocking; thread-safe. */
@ApplicationScoped
public class LagProbe {
  /** Beyond this many events a reader is behind; below it, it is just busy. */
  private static final long BEHIND = 10_000;

  private final LogAdmin admin;
  private final Storekeeper storekeeper;
  private final FeedHub hub;

  LagProbe(LogAdmin admin, Storekeeper storekeeper, FeedHub hub) {
    this.admin = admin;
    this.storekeeper = storekeeper;
    this.hub = hub;
  }

  /** How one reader is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Lag(
      String status, @Nullable Long lagEvents, @Nullable Integer clients, @Nullable String detail) {
    static Lag of(long behind, @Nullable Integer clients) {
      String status = behind > BEHIND ? PartHealth.DEGRADED : PartHealth.HEALTHY;
      return new Lag(status, behind, clients, null);
    }

    static Lag unknown(@Nullable Integer clients, String why) {
      return new Lag(PartHealth.UNAVAILABLE, null, clients, why);
    }
  }

  public Lag storekeeper() {
    try {
      Map<TopicSlot, Long> ends = admin.ends(Topics.KEPT);
      Map<LogPartition, Long> progress = storekeeper.progress();
      long behind = 0;
      for (Map.Entry<TopicSlot, Long> end : ends.entrySet()) {
        LogPartition place = new LogPartition(end.getKey().topic(), end.getKey().partition());
        behind += Math.max(0, end.getValue() - progress.getOrDefault(place, 0L));
      }
      return Lag.of(behind, null);
    } catch (LogAwayException | StoreUnavailable e) {
      return Lag.unknown(null, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Lag.unknown(null, "interrupted");
    }
  }

  public Lag feed(int clients) {
    try {
      Cursor cursor = hub.cursor();
      if (cursor.partitions() == 0) {
        return Lag.unknown(clients, "not started");
      }
      long behind = 0;
      for (Map.Entry<TopicSlot, Long> end : admin.ends(List.of(Topics.EVENTS)).entrySet()) {
        behind += Math.max(0, end.getValue() - cursor.next(end.getKey().partition()));
      }
      return Lag.of(behind, clients);
    } catch (LogAwayException e) {
      return Lag.unknown(clients, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Lag.unknown(clients, "interrupted");
    }
  }
}
