// SPDX-License-Identifier: MIT
package dev.helios.server.health;

import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Status;
import dev.helios.server.config.HeliosConfig;
import dev.helios.store.cases.CaseSummary;
import dev.helios.store.cases.SummaryQueries;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gauges of the cases and of the lag of the writers. Refreshed from the store in the background, so
 * that a scrape asks nothing. Where the store does not answer, the numbers become unknown rather
 * than old. One thread calls it.
 */
@ApplicationScoped
public class CaseMetrics {
  /** How old the numbers may be. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private final SummaryQueries summaries;
  private final LagProbe lag;
  private final TenantId tenant;
  private final InstantSource clock;
  private final MultiGauge atRisk;
  private volatile Map<Status, Double> cases = Map.of();
  private volatile double open = Double.NaN;
  private volatile double eventWriterLag = Double.NaN;
  private volatile double verdictWriterLag = Double.NaN;

  CaseMetrics(
      SummaryQueries summaries,
      LagProbe lag,
      HeliosConfig config,
      InstantSource clock,
      MeterRegistry registry) {
    this.summaries = summaries;
    this.lag = lag;
    this.tenant = config.server().tenant();
    this.clock = clock;
    this.atRisk =
        MultiGauge.builder("helios.reconcile.at.risk")
            .description("Exposed money that is at risk, as a double: not for books")
            .register(registry);
  }

  /** Shows the gauges; on servers that refresh them, and only there. */
  void show(MeterRegistry registry) {
    for (Status status : Status.values()) {
      Gauge.builder("helios.reconcile.cases", () -> cases.getOrDefault(status, Double.NaN))
          .description("Cases by what is said of them now")
          .tag("status", status.label())
          .register(registry);
    }
    Gauge.builder("helios.reconcile.open.cases", () -> open)
        .description("Cases in which something is still awaited")
        .register(registry);
    showLag(registry, "event-writer", () -> eventWriterLag);
    showLag(registry, "verdict-writer", () -> verdictWriterLag);
  }

  /** Asks once. */
  void refresh() {
    eventWriterLag = behind(lag.eventWriter());
    verdictWriterLag = behind(lag.verdictWriter());
    try {
      take(summaries.summary(tenant, SummaryQueries.Scope.ALL, clock.instant()));
    } catch (RuntimeException away) {
      cases = Map.of();
      open = Double.NaN;
      atRisk.register(List.of(), true);
      throw away;
    }
  }

  private void take(CaseSummary summary) {
    Map<Status, Double> byStatus = new EnumMap<>(Status.class);
    summary.statuses().forEach(sum -> byStatus.put(sum.status(), (double) sum.cases()));
    cases = byStatus;
    open = summary.open();
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (Exposure exposure : summary.atRisk()) {
      String currency = exposure.currency() == null ? "none" : exposure.currency();
      rows.add(
          MultiGauge.Row.of(
              Tags.of(Tag.of("currency", currency)), exposure.amount().doubleValue()));
    }
    atRisk.register(rows, true);
  }

  private static double behind(LagProbe.Lag lag) {
    return lag.lagEvents() == null ? Double.NaN : lag.lagEvents();
  }

  private static void showLag(
      MeterRegistry registry, String reader, java.util.function.Supplier<Number> behind) {
    Gauge.builder("helios.store.lag", behind)
        .description("Records of the log that the reader has not yet stored")
        .baseUnit("records")
        .tag("reader", reader)
        .register(registry);
  }
}
