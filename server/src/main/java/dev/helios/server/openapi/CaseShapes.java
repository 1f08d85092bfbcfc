// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What answers with cases look like. {@code CaseAnswers} and {@code CaseJson} write them, with the
 * findings in the verdict's own JSON; a test reads real answers against these shapes.
 */
public final class CaseShapes {
  private CaseShapes() {}

  /** What an undecided case waits for: a cloud, or one of its sources. */
  @Schema(name = "SourceRef")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SourceRefShape(@Schema(ref = "Cloud") String cloud, @Nullable String source) {}

  /** What a verdict says of its case; times and amounts as text, exact. */
  @Schema(name = "Verdict")
  public record VerdictShape(
      String flow,
      int version,
      String key,
      @Schema(ref = "CaseStatus") String status,
      String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SourceRefShape waitingFor,
      int revision,
      String verdictId,
      List<EvidenceShapes.FindingShape> findings,
      @Schema(ref = "Clouds") List<String> clouds,
      @Nullable MoneyAnswer exposure,
      Instant openedAt,
      Instant judgedAt,
      @Nullable Instant closedAt,
      @Nullable Instant nextDue,
      String sentence) {}

  /** How people handle a case. */
  @Schema(name = "Handling")
  public record HandlingShape(
      @Nullable String acknowledgedBy,
      @Nullable Instant acknowledgedAt,
      @Nullable String assignee,
      @Nullable Instant acceptedUntil,
      int comments) {}

  /** A case: its latest verdict and how it is handled. */
  @Schema(name = "Case")
  public record CaseShape(@JsonUnwrapped VerdictShape verdict, HandlingShape handling) {}

  /** A page of cases, newest judgement first. */
  @Schema(name = "CasePage")
  public record CasePageShape(List<CaseShape> items, @Nullable String next, boolean hasMore) {}

  /** Cases judged mismatched or missing in a time. */
  @Schema(name = "Mismatches")
  public record MismatchesShape(List<CaseShape> items, int count) {}

  /** One revision with what it rests on. */
  @Schema(name = "VerdictDetail")
  public record VerdictDetailShape(
      @JsonUnwrapped VerdictShape verdict, EvidenceShapes.EvidenceShape evidence) {}

  /** A case whole: what came, what ought to have come, what agrees, and what was said when. */
  @Schema(name = "CaseDetail")
  public record CaseDetailShape(
      @JsonUnwrapped VerdictShape verdict,
      HandlingShape handling,
      List<TimelineEventShape> timeline,
      List<ExpectedStepShape> steps,
      List<AgreementCheckShape> agreements,
      EvidenceShapes.EvidenceShape evidence,
      List<RevisionShape> revisions,
      List<CaseCommentShape> comments) {}

  /** An event of a case; {@code standing} when it counts. */
  @Schema(name = "TimelineEvent")
  public record TimelineEventShape(
      String step,
      String eventId,
      @Schema(ref = "Cloud") String source,
      String eventSource,
      Instant occurredAt,
      Instant receivedAt,
      boolean timeAssumed,
      String contentHash,
      boolean late,
      boolean outOfOrder,
      boolean standing,
      Map<String, String> values) {}

  /** A step of the flow, and what became of it. */
  @Schema(name = "ExpectedStep")
  public record ExpectedStepShape(
      String step,
      @Schema(ref = "Clouds") List<String> clouds,
      String type,
      boolean optional,
      @Nullable Instant deadline,
      @Schema(ref = "StepState") String state) {}

  /** Two fields that ought to agree; {@code holds} is null where one of them is not there. */
  @Schema(name = "AgreementCheck")
  public record AgreementCheckShape(
      String left,
      @Nullable String leftValue,
      String right,
      @Nullable String rightValue,
      @Nullable String difference,
      @Nullable String tolerance,
      @Nullable Boolean holds) {}

  /** What was said of a case once. */
  @Schema(name = "Revision")
  public record RevisionShape(
      String verdictId,
      int revision,
      @Schema(ref = "CaseStatus") String status,
      String reason,
      Instant judgedAt,
      String sentence) {}

  /** What somebody did with a case. */
  @Schema(name = "CaseComment")
  public record CaseCommentShape(
      Instant at,
      String by,
      String kind,
      @Nullable String text,
      @Nullable String assignee,
      @Nullable Instant until) {}

  /** What every flow says of an order; the gravest status counts. */
  @Schema(name = "Order")
  public record OrderShape(
      String orderId,
      @Schema(ref = "CaseStatus") String status,
      List<OrderFindingShape> findings,
      List<CaseShape> cases) {}

  /** A finding in short, and the flow that has it. */
  @Schema(name = "OrderFinding")
  public record OrderFindingShape(
      @Schema(ref = "FindingKind") String kind,
      String step,
      String cause,
      String detail,
      String flow) {}
}
