// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Deadline;
import dev.helios.core.reconcile.Evidence;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts and watermarks as JSON in UTF-8, for the log, the store and the API. Equal values have
 * equal bytes. Thread-safe.
 */
public final class VerdictText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private VerdictText() {}

  /** Something that writes one JSON value. */
  interface Writer {
    void to(JsonGenerator out) throws IOException;
  }

  public static byte[] json(Verdict verdict) {
    return bytes(out -> write(verdict, out));
  }

  /**
   * Reads {@link #json} back.
   *
   * @throws IllegalArgumentException when the bytes are no verdict
   */
  public static Verdict parse(byte[] json) {
    ParsedVerdict top = ParsedVerdict.of(json);
    Status status = status(top.text("status"));
    return new Verdict(
        TenantId.of(top.text("tenant")),
        top.text("flow"),
        top.integer("version"),
        top.text("key"),
        top.integer("revision"),
        status,
        top.text("reason"),
        waitingFor(top, status),
        top.list("findings", FindingJson::read),
        top.has("exposure") ? FindingJson.exposure(top.object("exposure")) : null,
        top.list("deadlines", VerdictText::deadline),
        EvidenceJson.read(top.object("evidence")),
        top.instant("judged_at"),
        top.has("closed_at") ? top.instant("closed_at") : null,
        top.has("next_due") ? top.instant("next_due") : null,
        top.text("sentence"));
  }

  private static @Nullable SourceRef waitingFor(ParsedVerdict top, Status status) {
    if (!top.has("waiting_for")) {
      return ReasonText.waitingFor(status, top.text("reason"));
    }
    return WatermarkJson.ref(top.object("waiting_for"));
  }

  /** What is known of one source, for {@code helios.progress}. */
  public static byte[] json(SourceId id, KnownSource known) {
    return bytes(
        out -> {
          out.writeStartObject();
          out.writeStringField("tenant", id.tenant().value());
          WatermarkJson.write(id.ref(), known, out);
          out.writeEndObject();
        });
  }

  /**
   * Reads {@link #json(SourceId, KnownSource)} back, and what was written of clouds before there
   * were tenants and sources in it: that is the default tenant's.
   */
  public static Map.Entry<SourceId, KnownSource> parseWatermark(byte[] json) {
    ParsedVerdict item = ParsedVerdict.of(json);
    TenantId tenant = item.has("tenant") ? TenantId.of(item.text("tenant")) : TenantId.DEFAULT;
    return Map.entry(new SourceId(tenant, WatermarkJson.ref(item)), WatermarkJson.known(item));
  }

  /** Writes what a verdict rests on as one object. */
  public static void writeEvidence(Evidence evidence, JsonGenerator out) throws IOException {
    EvidenceJson.write(evidence, out);
  }

  static byte[] bytes(Writer writer) {
    // By way of text: half a surrogate pair in a sender's id becomes '?' and not broken UTF-8.
    StringWriter text = new StringWriter(2_048);
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      writer.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] findings(List<Finding> findings) {
    return bytes(
        out -> {
          out.writeStartObject();
          writeFindings(findings, out);
          out.writeEndObject();
        });
  }

  static List<Finding> findings(byte[] json) {
    return new ArrayList<>(ParsedVerdict.of(json).list("findings", FindingJson::read));
  }

  private static void write(Verdict verdict, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("tenant", verdict.tenant().value());
    out.writeStringField("flow", verdict.flow());
    out.writeNumberField("version", verdict.version());
    out.writeStringField("key", verdict.key());
    out.writeNumberField("revision", verdict.revision());
    out.writeStringField("status", verdict.status().label());
    out.writeStringField("reason", verdict.reason());
    writeWaitingFor(verdict.waitingFor(), out);
    out.writeStringField("sentence", verdict.sentence());
    writeFindings(verdict.findings(), out);
    if (verdict.exposure() != null) {
      out.writeFieldName("exposure");
      FindingJson.write(verdict.exposure(), out);
    }
    out.writeArrayFieldStart("deadlines");
    for (Deadline deadline : verdict.deadlines()) {
      write(deadline, out);
    }
    out.writeEndArray();
    out.writeFieldName("evidence");
    writeEvidence(verdict.evidence(), out);
    out.writeStringField("judged_at", Rfc3339.text(verdict.judgedAt()));
    if (verdict.closedAt() != null) {
      out.writeStringField("closed_at", Rfc3339.text(verdict.closedAt()));
    }
    if (verdict.nextDue() != null) {
      out.writeStringField("next_due", Rfc3339.text(verdict.nextDue()));
    }
    out.writeEndObject();
  }

  /** Writes the member {@code waiting_for} into an object that is open; nothing for null. */
  public static void writeWaitingFor(@Nullable SourceRef waitingFor, JsonGenerator out)
      throws IOException {
    if (waitingFor == null) {
      return;
    }
    out.writeObjectFieldStart("waiting_for");
    out.writeStringField("cloud", waitingFor.cloud().label());
    if (!waitingFor.isWholeCloud()) {
      out.writeStringField("source", waitingFor.source());
    }
    out.writeEndObject();
  }

  /** Writes the member {@code findings} into an object that is open. */
  public static void writeFindings(List<Finding> findings, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      FindingJson.write(finding, out);
    }
    out.writeEndArray();
  }

  private static void write(Deadline deadline, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("step", deadline.step());
    out.writeStringField("deadline", Rfc3339.text(deadline.deadline()));
    out.writeStringField("due", Rfc3339.text(deadline.due()));
    out.writeStringField("hold_until", Rfc3339.text(deadline.holdUntil()));
    out.writeEndObject();
  }

  private static Deadline deadline(ParsedVerdict item) {
    return new Deadline(
        item.text("step"),
        item.instant("deadline"),
        item.instant("due"),
        item.instant("hold_until"));
  }

  static Status status(String label) {
    return Status.labelled(label)
        .orElseThrow(() -> new IllegalArgumentException("expected a status, found " + label));
  }

  static Cloud cloud(String label) {
    return Cloud.labelled(label)
        .orElseThrow(() -> new IllegalArgumentException("expected a cloud, found " + label));
  }
}
