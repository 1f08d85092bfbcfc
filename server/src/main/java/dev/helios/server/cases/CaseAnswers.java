// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Identity;
import dev.helios.core.flow.Agreement;
import dev.helios.core.flow.FieldRef;
import dev.helios.core.flow.FieldValue;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import dev.helios.core.reconcile.Deadline;
import dev.helios.core.reconcile.EventRef;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.server.json.CaseJson;
import dev.helios.store.cases.CaseDetail;
import dev.helios.store.cases.CaseNote;
import dev.helios.store.cases.StoredCase;
import dev.helios.store.cases.Triage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cases as JSON answers. Pure. */
final class CaseAnswers {
  private CaseAnswers() {}

  static void write(JsonGenerator json, StoredCase stored) throws IOException {
    json.writeStartObject();
    writeMembers(json, stored);
    json.writeEndObject();
  }

  private static void writeMembers(JsonGenerator json, StoredCase stored) throws IOException {
    CaseJson.writeMembers(json, stored.verdict());
    Triage handling = stored.line().handling();
    json.writeObjectFieldStart("handling");
    json.writeStringField("acknowledged_by", handling.acknowledgedBy());
    json.writeStringField("acknowledged_at", text(handling.acknowledgedAt()));
    json.writeStringField("assignee", handling.assignee());
    json.writeStringField("accepted_until", text(handling.acceptedUntil()));
    json.writeNumberField("comments", handling.comments());
    json.writeEndObject();
  }

  /** A case whole: what came, what ought to have come, what agrees, and what was said when. */
  static void write(
      JsonGenerator json, CaseDetail detail, Optional<Flow> flow, List<CaseNote> notes)
      throws IOException {
    Verdict verdict = detail.stored().verdict();
    json.writeStartObject();
    writeMembers(json, detail.stored());
    writeTimeline(json, verdict);
    writeSteps(json, verdict, flow);
    writeAgreements(json, verdict, flow);
    json.writeFieldName("evidence");
    VerdictText.writeEvidence(verdict.evidence(), json);
    writeRevisions(json, detail.revisions());
    writeNotes(json, notes);
    json.writeEndObject();
  }

  private static void writeTimeline(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeArrayFieldStart("timeline");
    for (Sighting sighting : verdict.evidence().sightings()) {
      json.writeStartObject();
      Identity identity = sighting.identity();
      json.writeStringField("step", sighting.step());
      json.writeStringField("event_id", identity.id());
      json.writeStringField("source", identity.cloud().label());
      json.writeStringField("event_source", identity.source());
      json.writeStringField("occurred_at", sighting.occurredAt().toString());
      json.writeStringField("received_at", sighting.receivedAt().toString());
      json.writeBooleanField("time_assumed", sighting.timeAssumed());
      json.writeStringField("content_hash", sighting.contentHash().hex());
      json.writeBooleanField("late", isAbout(verdict, sighting, Finding.Kind.LATE));
      json.writeBooleanField("out_of_order", isAbout(verdict, sighting, Finding.Kind.OUT_OF_ORDER));
      json.writeBooleanField("standing", stands(verdict, sighting));
      json.writeObjectFieldStart("values");
      for (Map.Entry<String, FieldValue> value : sighting.values().entrySet()) {
        json.writeStringField(value.getKey(), value.getValue().text());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static boolean stands(Verdict verdict, Sighting sighting) {
    return !isAbout(verdict, sighting, Finding.Kind.DUPLICATE)
        && !isAbout(verdict, sighting, Finding.Kind.CONFLICT)
        && !isAbout(verdict, sighting, Finding.Kind.UNEXPECTED);
  }

  private static boolean isAbout(Verdict verdict, Sighting sighting, Finding.Kind kind) {
    return verdict.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(CaseAnswers::event)
        .anyMatch(
            event ->
                event != null
                    && event.id().equals(sighting.identity().id())
                    && event.source().equals(sighting.identity().source())
                    && event.cloud() == sighting.cloud()
                    && event.contentHash().equals(sighting.contentHash()));
  }

  private static @Nullable EventRef event(Finding finding) {
    return switch (finding) {
      case Finding.Late late -> late.event();
      case Finding.Duplicate duplicate -> duplicate.event();
      case Finding.Conflict conflict -> conflict.event();
      case Finding.OutOfOrder order -> order.event();
      case Finding.Unexpected unexpected -> unexpected.event();
      case Finding.Missing missing -> null;
      case Finding.Mismatch mismatch -> null;
    };
  }

  private static void writeSteps(JsonGenerator json, Verdict verdict, Optional<Flow> flow)
      throws IOException {
    json.writeArrayFieldStart("steps");
    for (Step step : flow.map(Flow::steps).orElse(List.of())) {
      json.writeStartObject();
      json.writeStringField("step", step.name());
      json.writeArrayFieldStart("clouds");
      for (var cloud : step.clouds()) {
        json.writeString(cloud.label());
      }
      json.writeEndArray();
      json.writeStringField("type", step.type());
      json.writeBooleanField("optional", step.isOptional());
      json.writeStringField("deadline", text(deadline(verdict, step.name())));
      json.writeStringField("state", state(verdict, step));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String state(Verdict verdict, Step step) {
    long came =
        verdict.evidence().sightings().stream()
            .filter(sighting -> sighting.step().equals(step.name()) && stands(verdict, sighting))
            .count();
    boolean closing = verdict.evidence().sightings().stream().anyMatch(Sighting::isClosing);
    boolean missing =
        verdict.findings().stream()
            .anyMatch(f -> f.kind() == Finding.Kind.MISSING && f.step().equals(step.name()));
    if (missing) {
      return "missing";
    }
    if (came >= Math.max(1, step.min())) {
      return "present";
    }
    if (closing || step.isOptional()) {
      return "not_expected";
    }
    return verdict.waitsFor(step) ? "undecided" : "pending";
  }

  private static @Nullable Instant deadline(Verdict verdict, String step) {
    return verdict.deadlines().stream()
        .filter(deadline -> deadline.step().equals(step))
        .map(Deadline::deadline)
        .findFirst()
        .orElse(null);
  }

  private static void writeAgreements(JsonGenerator json, Verdict verdict, Optional<Flow> flow)
      throws IOException {
    json.writeArrayFieldStart("agreements");
    for (Agreement agreement : flow.map(Flow::agreements).orElse(List.of())) {
      FieldRef left = agreement.fields().getFirst();
      for (FieldRef right : agreement.fields().subList(1, agreement.fields().size())) {
        writeAgreement(json, verdict, agreement, left, right);
      }
    }
    json.writeEndArray();
  }

  private static void writeAgreement(
      JsonGenerator json, Verdict verdict, Agreement agreement, FieldRef left, FieldRef right)
      throws IOException {
    String leftName = left.step() + "." + left.path();
    String rightName = right.step() + "." + right.path();
    Finding.Mismatch mismatch =
        verdict.findings().stream()
            .filter(Finding.Mismatch.class::isInstance)
            .map(Finding.Mismatch.class::cast)
            .filter(m -> m.left().equals(leftName) && m.right().equals(rightName))
            .findFirst()
            .orElse(null);
    String leftValue = mismatch != null ? mismatch.leftValue() : value(verdict, left);
    String rightValue = mismatch != null ? mismatch.rightValue() : value(verdict, right);
    json.writeStartObject();
    json.writeStringField("left", leftName);
    json.writeStringField("left_value", leftValue);
    json.writeStringField("right", rightName);
    json.writeStringField("right_value", rightValue);
    var difference = mismatch == null ? null : mismatch.difference();
    json.writeStringField("difference", difference == null ? null : difference.toPlainString());
    var tolerance = agreement.tolerance();
    json.writeStringField("tolerance", tolerance == null ? null : tolerance.toPlainString());
    json.writeFieldName("holds");
    if (mismatch == null && (leftValue == null || rightValue == null)) {
      json.writeNull();
    } else {
      json.writeBoolean(mismatch == null);
    }
    json.writeEndObject();
  }

  private static @Nullable String value(Verdict verdict, FieldRef field) {
    return verdict.evidence().sightings().stream()
        .filter(sighting -> sighting.step().equals(field.step()) && stands(verdict, sighting))
        .flatMap(sighting -> Optional.ofNullable(sighting.values().get(field.path())).stream())
        .map(FieldValue::text)
        .findFirst()
        .orElse(null);
  }

  private static void writeRevisions(JsonGenerator json, List<CaseDetail.Revision> revisions)
      throws IOException {
    json.writeArrayFieldStart("revisions");
    for (CaseDetail.Revision revision : revisions) {
      json.writeStartObject();
      json.writeStringField("verdict_id", revision.id().toString());
      json.writeNumberField("revision", revision.id().revision());
      json.writeStringField("status", revision.status().label());
      json.writeStringField("reason", revision.reason());
      json.writeStringField("judged_at", revision.judgedAt().toString());
      json.writeStringField("sentence", revision.sentence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeNotes(JsonGenerator json, List<CaseNote> notes) throws IOException {
    json.writeArrayFieldStart("comments");
    for (CaseNote note : notes) {
      json.writeStartObject();
      json.writeStringField("at", note.at().toString());
      json.writeStringField("by", note.by());
      json.writeStringField("kind", note.kind().label());
      json.writeStringField("text", note.text() == null ? note.assignee() : note.text());
      json.writeStringField("assignee", note.assignee());
      json.writeStringField("until", text(note.until()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
