// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a verdict's findings and its evidence look like; core's {@code VerdictText} writes them. */
public final class EvidenceShapes {
  private EvidenceShapes() {}

  /** An event as a finding names it. */
  @Schema(name = "EventRef")
  public record EventRefShape(
      @Schema(ref = "Cloud") String cloud,
      String source,
      String id,
      String contentHash,
      Instant occurredAt,
      Instant receivedAt) {}

  /** A finding; beyond the first four members each kind has its own. */
  @Schema(name = "Finding")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FindingShape(
      @Schema(ref = "FindingKind") String kind,
      String step,
      String cause,
      String detail,
      @Schema(ref = "Clouds") @Nullable List<String> clouds,
      @Nullable Integer expected,
      @Nullable Integer found,
      @Nullable Instant deadline,
      @Nullable EventRefShape event,
      @Nullable EventRefShape first,
      @Nullable String amount,
      @Nullable String left,
      @Nullable String leftValue,
      @Nullable String right,
      @Nullable String rightValue,
      @Nullable String difference,
      @Nullable String tolerance,
      @Nullable String causeStep,
      @Nullable EventRefShape causeEvent,
      @Nullable String by,
      @Nullable Integer count) {}

  /** What a verdict rests on. */
  @Schema(name = "Evidence")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EvidenceShape(
      @Nullable Instant clock,
      int overflow,
      List<SightingShape> sightings,
      List<ProgressShape> progress,
      @Nullable List<ProgressShape> sources) {}

  /** An event that was seen for a step. */
  @Schema(name = "Sighting")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SightingShape(
      String step,
      String tenant,
      @Schema(ref = "Cloud") String cloud,
      String source,
      String id,
      String contentHash,
      Instant occurredAt,
      Instant receivedAt,
      @Nullable Boolean timeAssumed,
      @Nullable String position,
      Map<String, FieldShape> values) {}

  /** A field's value: text as it was written, and what kind it is. */
  @Schema(name = "FieldValue")
  public record FieldShape(String kind, String text) {}

  /** How far a cloud, or one of its sources, had come when it was judged. */
  @Schema(name = "ProgressEvidence")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProgressShape(
      @Schema(ref = "Cloud") String cloud,
      @Nullable String source,
      @Nullable List<String> types,
      Instant newest,
      Instant lastArrival,
      Instant resumedAt,
      Instant settled,
      long usualGapMs,
      Instant heardSince,
      long events,
      @Nullable Long skewS,
      @Nullable Instant skewWindow,
      @Nullable Long skewCurrentMs,
      @Nullable Long skewPreviousMs) {}
}
