// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far each cloud of a tenant has come, and its sources. */
@Schema(name = "Progress")
public record ProgressAnswer(List<OfCloud> clouds) {

  /** A cloud as a whole. */
  @Schema(name = "CloudProgress")
  public record OfCloud(
      @Schema(ref = "Cloud") String cloud,
      Instant newestEvent,
      Instant lastArrival,
      long usualGapMs,
      long idleTimeoutMs,
      boolean idle,
      long skewMs,
      List<OfSource> sources) {
    static OfCloud of(
        Cloud cloud, SourceWatermark at, Map<SourceRef, KnownSource> all, Instant now) {
      return new OfCloud(
          cloud.label(),
          at.newest(),
          at.lastArrival(),
          at.usualGap().toMillis(),
          at.idleTimeout().toMillis(),
          at.isIdle(now),
          at.skew().estimate().toMillis(),
          all.entrySet().stream()
              .filter(entry -> entry.getKey().cloud() == cloud && !entry.getKey().isWholeCloud())
              .map(entry -> OfSource.of(entry.getKey(), entry.getValue(), now))
              .toList());
    }
  }

  /**
   * A source.
   *
   * @param expected whether steps wait for it
   */
  @Schema(name = "SourceProgress")
  public record OfSource(
      String source,
      Instant newestEvent,
      Instant lastArrival,
      long usualGapMs,
      long idleTimeoutMs,
      boolean idle,
      boolean expected,
      List<String> types) {
    static OfSource of(SourceRef ref, KnownSource known, Instant now) {
      SourceWatermark at = known.watermark();
      return new OfSource(
          ref.source(),
          at.newest(),
          at.lastArrival(),
          at.usualGap().toMillis(),
          at.idleTimeout().toMillis(),
          at.isIdle(now),
          at.isEstablished() && !at.isRetired(now),
          List.copyOf(known.types()));
    }
  }

  static ProgressAnswer of(Watermarks watermarks, TenantId tenant, Instant now) {
    SortedMap<SourceRef, KnownSource> sources = new TreeMap<>();
    for (Map.Entry<SourceId, KnownSource> entry : watermarks.all().entrySet()) {
      if (entry.getKey().tenant().equals(tenant)) {
        sources.put(entry.getKey().ref(), entry.getValue());
      }
    }
    return new ProgressAnswer(
        watermarks.clouds(tenant).entrySet().stream()
            .map(cloud -> OfCloud.of(cloud.getKey(), cloud.getValue(), sources, now))
            .toList());
  }
}
