// SPDX-License-Identifier: MIT
package dev.helios.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.engine.reconcile.VerdictRecords;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A case as JSON, the same on the WebSocket and in every REST answer. */
public final class CaseJson {
  private CaseJson() {}

  public static String text(Verdict verdict) {
    return EventJson.text(
        json -> {
          json.writeStartObject();
          writeMembers(json, verdict);
          json.writeEndObject();
        });
  }

  /** Writes the members of a verdict into an open object. */
  public static void writeMembers(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStringField("flow", verdict.flow());
    json.writeNumberField("version", verdict.version());
    json.writeStringField("key", verdict.key());
    json.writeStringField("status", verdict.status().label());
    json.writeStringField("reason", verdict.reason());
    VerdictText.writeWaitingFor(verdict.waitingFor(), json);
    json.writeNumberField("revision", verdict.revision());
    json.writeStringField("verdict_id", VerdictRecords.id(verdict));
    VerdictText.writeFindings(verdict.findings(), json);
    json.writeArrayFieldStart("clouds");
    for (Cloud cloud : verdict.clouds()) {
      json.writeString(cloud.label());
    }
    json.writeEndArray();
    writeExposure(json, verdict.exposure());
    json.writeStringField("opened_at", text(verdict.openedAt()));
    json.writeStringField("judged_at", text(verdict.judgedAt()));
    json.writeStringField("closed_at", text(verdict.closedAt()));
    json.writeStringField("next_due", text(verdict.nextDue()));
    json.writeStringField("sentence", verdict.sentence());
  }

  /** Writes the members of a finding into an open object. */
  public static void writeMembers(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("kind", finding.kind().label());
    json.writeStringField("step", finding.step());
    json.writeStringField("cause", finding.cause());
    json.writeStringField("detail", finding.detail());
  }

  private static void writeExposure(JsonGenerator json, @Nullable Exposure exposure)
      throws IOException {
    if (exposure == null) {
      json.writeNullField("exposure");
      return;
    }
    json.writeObjectFieldStart("exposure");
    json.writeStringField("amount", exposure.amount().toPlainString());
    json.writeStringField("currency", exposure.currency());
    json.writeEndObject();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
