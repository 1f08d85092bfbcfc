// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.server.access.Principals;
import dev.helios.server.feed.Rates;
import dev.helios.server.health.HealthProbes;
import dev.helios.server.http.Problem;
import dev.helios.server.http.ProblemException;
import dev.helios.store.counts.Stats;
import dev.helios.store.counts.StatsQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is stored, in numbers, and whether the books balance. */
@Path("/api/v1")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Stats")
public final class StatsResource {

  private final StatsQueries stats;
  private final Books books;
  private final HealthProbes probes;
  private final Rates rates;
  private final Principals principals;
  private final InstantSource clock;

  StatsResource(
      StatsQueries stats,
      Books books,
      HealthProbes probes,
      Rates rates,
      Principals principals,
      InstantSource clock) {
    this.stats = stats;
    this.books = books;
    this.probes = probes;
    this.rates = rates;
    this.principals = principals;
    this.clock = clock;
  }

  /** The dashboard's numbers. */
  @Schema(name = "Stats")
  public record Numbers(
      long totalEvents,
      Map<String, Long> eventsBySource,
      @JsonProperty("last_24h") long last24h,
      Services health,
      Speed rates,
      List<TypeTotal> types,
      long quarantineOpen,
      long conflicts,
      long duplicates,
      boolean balanced,
      Instant timestamp) {}

  /** How the services are that events are kept with. */
  public record Services(
      @Schema(ref = "HealthStatus") String database,
      @Schema(ref = "HealthStatus") String redis,
      @Schema(ref = "HealthStatus") String kafka) {}

  /** Events a second that the log took in lately. */
  public record Speed(
      @JsonProperty("per_second_10s") double perSecond10s,
      @JsonProperty("per_second_1m") double perSecond1m,
      @JsonProperty("by_source_1m") Map<String, Double> bySource1m) {}

  /** One type of event: how many were stored, and the sum of their amounts, exact. */
  public record TypeTotal(
      @Schema(ref = "Cloud") String source,
      String type,
      String currency,
      long events,
      String amount) {}

  @GET
  @Path("stats")
  @Operation(operationId = "stats", summary = "Counts, rates and health for a dashboard")
  public Numbers stats() {
    Instant now = clock.instant();
    TenantId tenant = principals.tenant();
    Stats stored = stats.stats(tenant, now);
    Services health =
        new Services(probes.database().status(), probes.redis().status(), probes.kafka().status());
    return new Numbers(
        stored.totalEvents(),
        byLabel(stored.byCloud()),
        stored.last24h(),
        health,
        speed(tenant, now),
        stored.amounts().stream().map(StatsResource::total).toList(),
        stored.quarantineOpen(),
        stored.conflicts(),
        stored.duplicates(),
        books.isBalanced(),
        now);
  }

  private Speed speed(TenantId tenant, Instant now) {
    Map<Cloud, Double> minute = rates.perSecond(tenant, 60, now);
    return new Speed(sum(rates.perSecond(tenant, 10, now)), sum(minute), byLabel(minute));
  }

  @GET
  @Path("balance")
  @Operation(operationId = "balance", summary = "The books, and whether they tie out")
  @APIResponseSchema(value = BalanceSheet.class, responseDescription = "OK", responseCode = "200")
  @APIResponse(responseCode = "503", description = "The log or the database does not answer")
  public BalanceSheet balance() {
    try {
      return books.sheet();
    } catch (LogAwayException e) {
      throw new ProblemException(
          Problem.of(503, "log.unavailable", "the log does not say where it ends; try again"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.of(503, "shutting_down", "try again"));
    }
  }

  private static double sum(Map<Cloud, Double> rates) {
    return rates.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static <T> Map<String, T> byLabel(Map<Cloud, T> byCloud) {
    Map<String, T> labelled = new LinkedHashMap<>();
    for (Cloud cloud : Cloud.values()) {
      T value = byCloud.get(cloud);
      if (value != null) {
        labelled.put(cloud.label(), value);
      }
    }
    return labelled;
  }

  private static TypeTotal total(Stats.TypeCount type) {
    BigDecimal amount = type.amount();
    return new TypeTotal(
        type.cloud().label(), type.type(), type.currency(), type.events(), amount.toPlainString());
  }
}
