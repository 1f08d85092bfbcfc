// SPDX-License-Identifier: MIT
package dev.helios.server.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.LogPartition;
import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.engine.Topics;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.feed.FeedHub;
import dev.helios.server.runtime.PartHealth;
import dev.helios.store.db.StoreUnavailable;
import dev.helios.store.events.EventWriter;
import dev.helios.store.verdicts.VerdictWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far those who read the log are behind its end. Blocking; thread-safe. */
@ApplicationScoped
public class LagProbe {
  /** Beyond this many events a reader is behind; below it, it is just busy. */
  private static final long BEHIND = 10_000;

  private final LogAdmin admin;
  private final EventWriter eventWriter;
  private final VerdictWriter verdictWriter;
  private final FeedHub hub;
  private final boolean feeds;

  LagProbe(
      LogAdmin admin,
      EventWriter eventWriter,
      VerdictWriter verdictWriter,
      FeedHub hub,
      HeliosConfig config) {
    this.admin = admin;
    this.eventWriter = eventWriter;
    this.verdictWriter = verdictWriter;
    this.hub = hub;
    this.feeds = config.has(Role.FEED);
  }

  /** How one reader is. */
  @Schema(name = "ReaderLag")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Lag(
      @Schema(ref = "HealthStatus") String status,
      @Nullable Long lagEvents,
      @Nullable Integer clients,
      @Nullable String detail) {
    static Lag of(long behind, @Nullable Integer clients) {
      String status = behind > BEHIND ? PartHealth.DEGRADED : PartHealth.HEALTHY;
      return new Lag(status, behind, clients, null);
    }

    static Lag unknown(@Nullable Integer clients, String why) {
      return new Lag(PartHealth.UNAVAILABLE, null, clients, why);
    }
  }

  /** Of the events, quarantine and receipts. */
  public Lag eventWriter() {
    return behind(Topics.KEPT, eventWriter::progress);
  }

  /** Of the verdicts. */
  public Lag verdictWriter() {
    return behind(List.of(Topics.VERDICTS), verdictWriter::progress);
  }

  private Lag behind(List<String> topics, Supplier<Map<LogPartition, Long>> read) {
    try {
      Map<LogPartition, Long> ends = admin.ends(topics);
      Map<LogPartition, Long> progress = read.get();
      long behind = 0;
      for (Map.Entry<LogPartition, Long> end : ends.entrySet()) {
        behind += Math.max(0, end.getValue() - progress.getOrDefault(end.getKey(), 0L));
      }
      return Lag.of(behind, null);
    } catch (LogAwayException | StoreUnavailable e) {
      return Lag.unknown(null, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Lag.unknown(null, "interrupted");
    }
  }

  /** Of the live feed, where this server has one. */
  public Lag feed(int clients) {
    if (!feeds) {
      return new Lag(PartHealth.NOT_CONFIGURED, null, clients, "this server does not feed clients");
    }
    try {
      Cursor cursor = hub.cursor();
      if (cursor.partitions() == 0) {
        return Lag.unknown(clients, "not started");
      }
      long behind = 0;
      for (Map.Entry<LogPartition, Long> end : admin.ends(List.of(Topics.EVENTS)).entrySet()) {
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
